import { defineConfig } from 'vitest/config';
import { settings } from './workshop/settings.ts';

export default defineConfig({ test: settings });
