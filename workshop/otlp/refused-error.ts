/** A request that is refused. Its message is for the person who configured the sender. */
export class RefusedError extends Error {
  /** The HTTP status of the answer. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
