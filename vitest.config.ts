import { defineConfig } from 'vitest/config';
import { vitestSettings } from './workshop/checking/vitest-settings.ts';
import { TestReporter } from './workshop/dev/test-reporter.ts';

export default defineConfig({
  test: { ...vitestSettings, reporters: ['default', new TestReporter()] },
});
