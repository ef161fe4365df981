/** Types of find-chromium.mjs, for the tests that are written in TypeScript. */

/** The path of a Chromium executable, or undefined where there is none; throws if CHROMIUM_PATH is set and wrong. */
export function findChromium(env?: Record<string, string | undefined>): string | undefined;
