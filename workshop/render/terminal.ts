import { styleText } from 'node:util';

/** What a terminal can show. */
export interface Terminal {
  /** Columns; 80 where there is no terminal. */
  width: number;
  /** Rows; 30 where there is no terminal. */
  height: number;
  colour: boolean;
}

export function terminal(stream: NodeJS.WriteStream = process.stdout): Terminal {
  const { FORCE_COLOR, NO_COLOR } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return {
    width: Math.max(40, Math.min(stream.columns || 80, 140)),
    height: stream.rows || 30,
    colour: forced || (Boolean(stream.isTTY) && !NO_COLOR && stream.hasColors()),
  };
}

/** Colours text, or leaves it as it is where there is no colour. */
export function painter({ colour }: Terminal) {
  return (format: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;
}
