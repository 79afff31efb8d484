/**
 * What the library has: books, loans and a letter box. Nothing in here knows about OpenTelemetry,
 * and nothing in here needs to be changed.
 */
import { channel } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';

export interface Book {
  id: string;
  title: string;
}

export interface Loan {
  /** The id of a book. */
  book: string;
  /** The id of a reader: `r-17`. */
  reader: string;
  /** Where the reader gets letters, if anywhere. */
  email?: string;
}

export interface Letter {
  to?: string;
  /** The id of the book that was lent. */
  book: string;
}

const titles = ['Emma', 'Walden', 'Dracula', 'Middlemarch', 'Kim', 'Ulysses', 'Persuasion'];
const books = new Map(titles.map((title, i): [string, Book] => [`b-${i + 1}`, at(title, i + 1)]));

function at(title: string, number: number): Book {
  return { id: `b-${number}`, title };
}

export async function findBook(id: string): Promise<Book | undefined> {
  return work('find book', id, 10, () => books.get(id));
}

/** Throws if the reader is unknown. */
export async function saveLoan({ book, reader }: Loan): Promise<void> {
  await work('save loan', book, 20, () => {
    if (!/^r-\d+$/.test(reader)) throw new Error('nobody knows this reader');
  });
}

/** Throws if there is no address. */
export async function postLetter({ to, book }: Letter): Promise<void> {
  await work('send letter', book, 15, () => {
    if (!to) throw new Error('the letter has no address');
  });
}

const news = channel('library');

/** Takes its time, and publishes when it begins and when it ends. */
async function work<T>(name: string, book: string, ms: number, result: () => T): Promise<T> {
  news.publish({ name, book, phase: 'begin' });
  await pause(ms);
  news.publish({ name, book, phase: 'end' });
  return result();
}
