// Plain JavaScript, so that it needs no loader: `telemetry.mjs`.
export {};
