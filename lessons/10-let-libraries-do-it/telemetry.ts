// TODO 1: the SDK of every program. Start a `NodeSDK` here, with an `UndiciInstrumentation`, and
// shut it down when the program's server has closed.
export {};
