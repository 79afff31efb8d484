/**
 * Says what is going on once it takes longer than a second: a line that counts the seconds on a
 * terminal, a single line elsewhere. Call the returned function when the work is done.
 */
export function progress(what: string): () => void {
  const stream = process.stderr;
  let seconds = 0;
  const timer = setInterval(() => {
    seconds++;
    if (stream.isTTY) stream.write(`\r${what} … ${seconds} s `);
    else if (seconds === 1) stream.write(`${what} …\n`);
  }, 1000);
  timer.unref();
  return () => {
    clearInterval(timer);
    if (stream.isTTY && seconds > 0) stream.write('\r\x1b[2K');
  };
}
