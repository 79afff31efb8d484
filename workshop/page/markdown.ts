import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { Marked, type Tokens } from 'marked';
import { allLessons } from '../lessons.ts';

for (const [name, language] of Object.entries({ bash, javascript, json, typescript, yaml })) {
  hljs.registerLanguage(name, language);
}

const marked = new Marked({
  renderer: {
    code({ text, lang = '' }) {
      const shown =
        lang && hljs.getLanguage(lang)
          ? hljs.highlight(text, { language: lang }).value
          : escape(text);
      return `<pre tabindex="0"><code class="${lang === 'console' ? 'console' : 'code'}">${shown}</code></pre>\n`;
    },
    link({ href, tokens }) {
      const inside = this.parser.parseInline(tokens);
      if (/^https?:/.test(href)) {
        return `<a href="${escape(href)}" target="_blank" rel="noreferrer">${inside}</a>`;
      }
      const lesson = allLessons().find(({ slug }) => href.includes(slug));
      return lesson ? `<a href="/lesson/${lesson.number}">${inside}</a>` : inside;
    },
    heading({ tokens, depth }) {
      // The page has a heading above them.
      const level = Math.min(6, depth + 1);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
  },
});

/** Markdown of the workshop's own texts as HTML. */
export function html(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

/** One line of Markdown, without a paragraph around it. */
export function inlineHtml(markdown: string): string {
  return marked.parseInline(markdown, { async: false });
}

/** The numbered items of a section, as HTML, and what is before and after them. */
export function numberedItems(body: string): { before: string; items: string[]; after: string } {
  const tokens = marked.lexer(body);
  const at = tokens.findIndex((token) => token.type === 'list' && (token as Tokens.List).ordered);
  if (at < 0) return { before: html(body), items: [], after: '' };
  const list = tokens[at] as Tokens.List;
  const items = list.items.map((item) => marked.parser(item.tokens));
  const [before, after] = [tokens.slice(0, at), tokens.slice(at + 1)];
  return { before: marked.parser(before), items, after: marked.parser(after) };
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
