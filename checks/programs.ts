import childProcess, { type ChildProcess, type SpawnOptions } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/** A program that `lessons/programs.ts` has started. */
export interface Program {
  file: string;
  child: ChildProcess;
  /** Where it listens; empty before it does. */
  url: string;
}

/** What comes between `node` and a program's file, and its environment. */
export interface Start {
  nodeOptions: string[];
  env: NodeJS.ProcessEnv;
}

export type Send = (signal: 'SIGTERM' | 'SIGINT') => void;

export interface Interventions {
  /** Changes how a program is started. */
  starting?(file: string, start: Start): void;
  /** Takes hold of a program that has just been started. */
  started?(program: Program): void;
  /**
   * Stops a program, in place of `lessons/programs.ts`. `send` sends it a signal, also on Windows,
   * which has none.
   */
  stop?(program: Program, send: Send): void;
  /** Visits the programs as soon as both listen, before anybody else. */
  visit?(counter: string, kitchen: string): Promise<void>;
}

/**
 * Lets a scenario intervene between `lessons/programs.ts` and the two programs that it starts. The
 * first of them is told where the second listens.
 */
export function intervene(
  { starting, started, stop, visit }: Interventions,
  files = ['counter.ts', 'kitchen.ts'],
): void {
  const { spawn } = childProcess;
  const programs = new Map<string, Program>();
  let visited = () => {};
  const visiting = new Promise<void>((done) => (visited = done));

  /** Lets nobody know that the program listens before the visit is over. */
  function hold(program: Program): void {
    const { child } = program;
    const emit = child.emit.bind(child) as (event: string, ...args: unknown[]) => boolean;
    child.emit = (event: string, ...args: unknown[]) => {
      const { open: url } = (args[0] ?? {}) as { open?: string };
      if (event !== 'message' || !url) return emit(event, ...args);
      program.url = url;
      if (!visit) return emit(event, ...args);
      void visiting.then(() => emit(event, ...args));
      const [counter, kitchen] = files.map((file) => programs.get(file));
      if (!counter?.url || !kitchen?.url) return true;
      counter.child.send({ [kitchen.file.replace('.ts', '')]: kitchen.url });
      void visit(counter.url, kitchen.url).finally(visited);
      return true;
    };
  }

  function stopOtherwise(program: Program, stop: NonNullable<Interventions['stop']>): void {
    const { child } = program;
    const kill = child.kill.bind(child);
    const tell = child.send.bind(child) as (message: unknown) => boolean;
    const send: Send = (signal) => (process.platform === 'win32' ? tell(signal) : kill(signal));
    const stopIt = () => {
      stop(program, send);
      return true;
    };
    child.kill = (signal) => (signal === 'SIGTERM' ? stopIt() : kill(signal));
    child.send = (message: unknown) => (message === 'SIGTERM' ? stopIt() : tell(message));
  }

  childProcess.spawn = ((command: string, args: string[] = [], options: SpawnOptions = {}) => {
    const file = args.at(-1) ?? '';
    if (!files.includes(file)) return spawn(command, args, options);
    const start = { nodeOptions: args.slice(0, -1), env: { ...options.env } };
    starting?.(file, start);
    const { nodeOptions, env } = start;
    const program = {
      file,
      child: spawn(command, [...nodeOptions, file], { ...options, env }),
      url: '',
    };
    programs.set(file, program);
    hold(program);
    started?.(program);
    if (stop) stopOtherwise(program, stop);
    return program.child;
  }) as typeof spawn;
  syncBuiltinESMExports();
}
