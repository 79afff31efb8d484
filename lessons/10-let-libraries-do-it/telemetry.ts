// TODO 1: the SDK of a program, whichever program it is. Start a `NodeSDK` here, with an
// `UndiciInstrumentation`. It is shut down when the server of the program has closed.
export {};
