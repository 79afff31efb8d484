import { defineConfig } from 'vitest/config';
import { Count } from './workshop/count.ts';
import { settings } from './workshop/settings.ts';

export default defineConfig({
  test: { ...settings, reporters: ['default', new Count()] },
});
