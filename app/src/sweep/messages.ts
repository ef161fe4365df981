/** What a run's thread and its owner say to each other; errors travel as plain data and become errors again. */
import { CancelledError, FirebreakError, HurdleError, InputError, InternalError, IssuesError } from '@firebreak/engine';
import type { Issue, ResolvedScenario } from '@firebreak/engine';
import { ScenarioError } from './runJob.ts';
import type { RunOutcome, RunPhase, RunProgress } from './runJob.ts';

/** An error as plain data. */
export interface PlainError {
  readonly message: string;
  readonly stack: string;
  readonly code: string;
  readonly hint: string;
  readonly exitCode: number;
  readonly issues: readonly Issue[] | null;
  readonly scenario: PlainError | null;
}

/** What the thread of a run posts. */
export type RunMessage =
  | { readonly kind: 'phase'; readonly phase: RunPhase; readonly scenario: ResolvedScenario | null }
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'done'; readonly outcome: RunOutcome }
  | { readonly kind: 'error'; readonly error: PlainError };

/** An error as plain data, whatever was thrown. */
export function plainError(error: unknown): PlainError {
  const known = error instanceof FirebreakError ? error : null;
  const thrown = error instanceof Error ? error : new Error(String(error));
  return {
    message: thrown.message,
    stack: thrown.stack ?? '',
    code: known?.code ?? 'unexpected',
    hint: known?.hint ?? '',
    exitCode: known?.exitCode ?? 1,
    issues: error instanceof IssuesError ? error.issues : null,
    scenario: error instanceof ScenarioError ? plainError(error.cause) : null,
  };
}

/** The error again, of the class that its exit code says, with the stack of where it was thrown. */
export function errorOf(plain: PlainError): Error {
  const error = rebuild(plain);
  error.stack = plain.stack;
  return error;
}

function rebuild(plain: PlainError): Error {
  const { message, code, hint } = plain;
  if (plain.scenario !== null) return new ScenarioError(message, { code, hint, cause: errorOf(plain.scenario) });
  if (plain.issues !== null) return new IssuesError(plain.issues, hint);
  if (code === 'unexpected') return new Error(message);
  if (plain.exitCode === 2) return new InputError(message, { code, hint });
  if (plain.exitCode === 3) return new HurdleError(message, { code, hint });
  if (plain.exitCode === 130) return new CancelledError(message, { code, hint });
  return new InternalError(message, { code, hint });
}
