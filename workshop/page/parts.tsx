/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import { join } from 'node:path';
import { root } from '../lessons.ts';
import { escapeLines } from '../render/text.ts';

/** HTML that has been made from the workshop's own Markdown. */
export function Html({ of }: { of: string }) {
  return <div class="prose">{raw(of)}</div>;
}

/** A file that opens in VS Code. */
export function FileLink({ file, line }: { file: string; line?: number }) {
  const text = line === undefined ? file : `${file}:${line}`;
  return (
    <a
      class="file"
      href={`vscode://file/${join(root, file)}:${line ?? 1}`}
      title="Open it in VS Code"
    >
      {text}
    </a>
  );
}

/** A text that may come from anywhere, with what is in backticks as code. */
export function Plain({ text }: { text: string }) {
  const parts = escapeLines(text).split(/`([^`\n]+)`/);
  return <>{parts.map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>;
}
