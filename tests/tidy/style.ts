/**
 * The house style as a checker. Functions, exports and forbidden calls are found in the syntax tree, not by text, so
 * that a comment may name what code may not use.
 */
import ts from 'typescript';
import { isTest, type SourceFile } from './files.ts';

const FILE_LINES_MAX = 400;
const FUNCTION_LINES_MAX = 60;
const COLUMNS_MAX = 120;
const MATH_ALLOWED = new Set(['sqrt', 'fround', 'abs', 'min', 'max', 'floor', 'ceil', 'trunc', 'imul', 'clz32']);
const NAMES_BANNED = new Set(['Intl', 'console', 'globalThis']); // the compiler refuses Node and the DOM
const MEMBERS_BANNED = new Set(['localeCompare', 'toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase']);
const LEFTOVERS = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`);
// A folder of one machine: not part of an address (host/home/…) or of a longer path.
const MACHINE_PATH = new RegExp(`(?<![\\w.~)}\\]-])/(${['work', 'root', 'home'].join('|')})/`);

function parse(file: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true);
}

function lineAt(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}

function holdsFunction(node: ts.Node): boolean {
  return isFunction(node) || (ts.forEachChild(node, (child) => holdsFunction(child) || undefined) ?? false);
}

/** Lines of a file, without those inside a table: a top-level constant that is a literal array or object of data. */
function codeLines(file: SourceFile): number {
  const tree = parse(file);
  let lines = file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0);
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { initializer } of statement.declarationList.declarations) {
      if (initializer === undefined || holdsFunction(initializer)) continue;
      lines -= lineAt(tree, initializer.getEnd()) - lineAt(tree, initializer.getStart(tree));
    }
  }
  return lines;
}

/** Whether a file says in its opening comment that it is generated; such a file may be as long and wide as it needs. */
function isGenerated(text: string): boolean {
  return /^\/[*/][\s\S]{0,200}?\bgenerated (by|from|with)\b/i.test(text);
}

/** Problems of any source file, tests included: opening comment and line width; length of what is not a test. */
export function layoutProblems(file: SourceFile): string[] {
  const problems: string[] = [];
  const start = file.text.replace(/^#!.*\n/, '');
  if (!/^\/[*/]/.test(start)) problems.push(`${file.path}:1 opens without a comment that says what the file is for`);
  if (isGenerated(file.text)) return problems;
  file.text.split('\n').forEach((line, index) => {
    if (line.length <= COLUMNS_MAX) return;
    problems.push(`${file.path}:${index + 1} has ${line.length} columns, at most ${COLUMNS_MAX} are allowed`);
  });
  if (isTest(file.path) || file.path.startsWith('tests/')) return problems;
  const lines = codeLines(file);
  if (lines > FILE_LINES_MAX) {
    problems.push(`${file.path} has ${lines} lines outside of tables, at most ${FILE_LINES_MAX} are allowed`);
  }
  return [...problems, ...functionProblems(file)];
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function functionName(node: ts.FunctionLikeDeclaration): string {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return named === undefined ? 'a function' : `function ${named.getText()}`;
}

function functionProblems(file: SourceFile): string[] {
  const problems: string[] = [];
  const tree = parse(file);
  const visit = (node: ts.Node): void => {
    if (isFunction(node)) {
      const first = lineAt(tree, node.getStart(tree));
      const lines = lineAt(tree, node.getEnd()) - first + 1;
      const where = `${file.path}:${first} ${functionName(node)}`;
      if (lines > FUNCTION_LINES_MAX) {
        problems.push(`${where} has ${lines} lines, at most ${FUNCTION_LINES_MAX} are allowed`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return problems;
}

/** Whether an identifier stands for a value or a type here, and not for a member, key or parameter of the same name. */
function isReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node;
  return !ts.isBindingElement(parent) || parent.propertyName !== node;
}

function mathProblem(node: ts.Identifier): string | undefined {
  const parent = node.parent;
  if (!ts.isPropertyAccessExpression(parent)) return 'Math may only be used as Math.name';
  return MATH_ALLOWED.has(parent.name.text) ? undefined : `Math.${parent.name.text} (use core/math.ts)`;
}

function dateProblem(node: ts.Identifier): string | undefined {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'now') return 'Date.now';
  if (ts.isNewExpression(parent) && (parent.arguments?.length ?? 0) === 0) return 'new Date() without a time';
  return undefined;
}

function bannedUse(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken) return '** (use core/math.ts)';
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) return '**= (use core/math.ts)';
  if (!ts.isIdentifier(node)) return undefined;
  if (MEMBERS_BANNED.has(node.text)) return node.text;
  if (!isReference(node)) return undefined;
  if (node.text === 'Math') return mathProblem(node);
  if (node.text === 'Date') return dateProblem(node);
  return NAMES_BANNED.has(node.text) ? node.text : undefined;
}

/** Uses of what would make a run differ between machines or reach the outside, which engine sources must not have. */
export function determinismProblems(file: SourceFile): string[] {
  const problems: string[] = [];
  const tree = parse(file);
  const visit = (node: ts.Node): void => {
    const banned = bannedUse(node);
    if (banned !== undefined) {
      problems.push(`${file.path}:${lineAt(tree, node.getStart(tree))} uses ${banned}, which the engine must not`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return problems;
}

function exportedName(node: ts.Statement): string | undefined {
  const exported =
    ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
  if (!exported) return undefined;
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map((d) => d.name.getText()).join(', ');
  if (!ts.isFunctionDeclaration(node) && !ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node))
    return undefined;
  return node.name?.text ?? 'default';
}

/** Exported functions, constants, interfaces and classes that have no doc comment. */
export function docProblems(file: SourceFile): string[] {
  const problems: string[] = [];
  const tree = parse(file);
  const documented = new Set<string>();
  for (const node of tree.statements) {
    const name = exportedName(node);
    if (name === undefined) continue;
    if (ts.getJSDocCommentsAndTags(node).length > 0) documented.add(name);
    else if (!documented.has(name)) {
      problems.push(`${file.path}:${lineAt(tree, node.getStart(tree))} exports ${name} without a doc comment`);
    }
  }
  return problems;
}

/** Notes of unfinished work and paths of one machine, which no file of the project may hold. */
export function leftoverProblems(file: SourceFile): string[] {
  const problems: string[] = [];
  file.text.split('\n').forEach((line, index) => {
    const note = LEFTOVERS.exec(line)?.[0] ?? MACHINE_PATH.exec(line)?.[0];
    if (note !== undefined) problems.push(`${file.path}:${index + 1} holds "${note}"`);
  });
  return problems;
}
