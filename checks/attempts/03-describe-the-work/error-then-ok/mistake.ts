export { default } from '../ok-then-error/mistake.ts';
