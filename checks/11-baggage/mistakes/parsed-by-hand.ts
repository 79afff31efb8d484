import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { gardenOrder } from '#bar';
import baggageNotCopied from './baggage-not-copied.ts';

export default {
  edit: {
    'kitchen.ts': `
-      span.setAttributes(guestAttributes());
+      span.setAttributes(guestAttributes(c.req.header('baggage')));
@@
-function guestAttributes(): Attributes {
-  const baggage = propagation.getActiveBaggage();
+function guestAttributes(header = ''): Attributes {
+  const entries = new Map(header.split(',').map((entry) => entry.split('=') as [string, string]));
@@
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
+    'coffee.table': entries.get('coffee.table'),
+    'coffee.guest.tier': entries.get('coffee.guest.tier'),
`,
  },
  nearMisses: [baggageNotCopied.edit],
  failsFirst: ['drink-attributes'],
  explanation: `
The header was parsed by hand, and its values stayed percent-encoded, as they
are on the wire. A header may also have spaces and properties. The library has
already read it: \`propagation.getActiveBaggage()\` gives you the decoded
entries.
`,
  openLine: /header\('baggage'\)|\.split\(/,
  recognise: (run) =>
    run
      .all('make drink')
      .some(
        ({ attributes }) => attributes['coffee.table'] === encodeURIComponent(gardenOrder.table),
      ),
} satisfies Mistake;
