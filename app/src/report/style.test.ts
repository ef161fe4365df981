/** Colours of the report differ enough from what is behind them, in both themes (WCAG 2.2, 1.4.3 and 1.4.11). */
import { describe, expect, it } from 'vitest';
import { STYLE } from './style.ts';

type Theme = ReadonlyMap<string, string>;

const THEMES = [...STYLE.matchAll(/:root\{([^}]*)\}/g)]
  .slice(0, 2)
  .map(([, body]): Theme => new Map([...body!.matchAll(/--(\w+):(#\w+)/g)].map(([, name, hex]) => [name!, hex!])));

function luminance(hex: string): number {
  const digits =
    hex.length === 4
      ? hex
          .slice(1)
          .split('')
          .map((digit) => digit + digit)
      : hex.slice(1).match(/../g)!;
  const [red, green, blue] = digits.map((pair) => {
    const value = Number.parseInt(pair, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(theme: Theme, front: string, back: string): number {
  const [light, dark] = [luminance(theme.get(front)!), luminance(theme.get(back)!)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each(THEMES.map((theme, k) => [k === 0 ? 'light' : 'dark', theme] as const))('%s', (_, theme) => {
  it('text has a contrast of 4.5', () => {
    const pairs = ['paper', 'panel'].flatMap((back) => ['ink', 'soft', 'link'].map((front) => [front, back] as const));
    for (const [front, back] of [...pairs, ['warn', 'warnbg'] as const])
      expect(contrast(theme, front, back), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
  });

  it('lines and bars have a contrast of 3, and shades follow each other', () => {
    for (const tone of ['price', 'exogenous', 'long', 'short', 'v0', 'v1', 'v2', 'v3', 'v4', 'v5'])
      expect(contrast(theme, tone, 'panel'), tone).toBeGreaterThanOrEqual(3);
    const shades = ['h0', 'h1', 'h2', 'h3', 'h4'].map((shade) => contrast(theme, shade, 'panel'));
    expect(shades).toEqual([...shades].sort((a, b) => a - b));
  });
});
