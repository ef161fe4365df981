/**
 * How the tests run: every room's `*.test.ts`, with `@firebreak/engine` taken from its sources, so no build is
 * needed.
 */
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['firebreak-source', ...defaultServerConditions];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['firebreak-source'] } },
  test: {
    include: ['{engine,app}/src/**/*.test.ts', 'tests/**/*.test.ts', 'bench/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A core is otherwise left to the watcher of a developer, which on two cores is half of the machine.
    maxWorkers: '100%',
    execArgv: ['--conditions=firebreak-source'],
  },
});
