/** What pages that are open hear of: `lesson 3`, `traces`. */
export class PageEvents {
  #listeners = new Set<(name: string) => void>();

  /** Tells every open page that something under this name is new. */
  emit(name: string): void {
    for (const listener of this.#listeners) listener(name);
  }

  /**
   * The names as they are emitted, each once however often it was before it is read: a page that
   * stops reading costs nothing. Ends with `signal`.
   */
  async *listen(signal: AbortSignal): AsyncGenerator<string> {
    const fresh = new Set<string>();
    let wake = () => {};
    const listener = (name: string) => {
      fresh.add(name);
      wake();
    };
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => wake());
    try {
      while (!signal.aborted) {
        const [name] = fresh;
        if (name === undefined) await new Promise<void>((woken) => (wake = woken));
        else {
          fresh.delete(name);
          yield name;
        }
      }
    } finally {
      this.#listeners.delete(listener);
    }
  }
}
