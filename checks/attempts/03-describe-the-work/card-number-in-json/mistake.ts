export { default } from '../card-number/mistake.ts';
