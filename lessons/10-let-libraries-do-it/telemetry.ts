// TODO 1: the SDK of a program, whichever program it is. Start it here, with the
// instrumentation of `fetch`, and shut it down when the program is told to stop (SIGTERM).
export {};
