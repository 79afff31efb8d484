// TODO 1: start a `NodeSDK`, with an `UndiciInstrumentation`.
// TODO 2: a function that shuts a program down in order, on SIGTERM and on SIGINT.
// TODO 3: give the SDK a sampler that drops health checks and follows the caller.
// TODO 4: register the loader hook, and add `PinoIds` to the instrumentations.
export {};
