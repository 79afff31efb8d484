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
The header was taken apart by hand, and its values came out as they are on the
wire: percent-encoded. A header may also have blanks and properties. The
library has read it already: \`propagation.getActiveBaggage()\` gives you the
entries, decoded.
`,
  openLine: /header\('baggage'\)|\.split\(/,
  recognise: (run) =>
    run
      .all('make drink')
      .some(
        ({ attributes }) => attributes['coffee.table'] === encodeURIComponent(gardenOrder.table),
      ),
} satisfies Mistake;
