import { defineConfig } from 'vitest/config';
import { vitestSettings } from './workshop/checking/vitest-settings.ts';
import { TestReporter } from './workshop/dev/test-reporter.ts';

export default defineConfig({
  test: {
    ...vitestSettings,
    reporters: ['default', new TestReporter()],
    // Commands that tests type speak English, whatever this machine speaks.
    env: { LC_ALL: 'C' },
  },
});
