import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Work } from '../../../workshop/runner/recording.ts';
import { afternoon, type Reply } from '../scenarios.ts';

const { unknown } = afternoon;

export default {
  edit: {
    'counter.ts': `
+class SoldOut extends Error {
+  readonly drinks: string[];
+
+  constructor(drinks: string[]) {
+    super('sold out');
+    this.drinks = drinks;
+  }
+}
+
 export function startCounter(
@@
-    const { soldOut } = await counter.ask<Stock>(\`\${urls.stock}/stock\`, order);
-    if (soldOut.length > 0) return call.json({ soldOut }, 409);
-
-    // Neither needs the other's answer. Promise.all awaits both, so no error goes unhandled.
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
-    const total = bill.reduce((sum, { price }) => sum + price, 0);
-    return call.json<Served>({ cups, bill, total });
+    try {
+      const [cups, bill] = await Promise.all([makeWhatThereIs(order), askTill(order)]);
+      const total = bill.reduce((sum, { price }) => sum + price, 0);
+      return call.json<Served>({ cups, bill, total });
+    } catch (error) {
+      if (error instanceof SoldOut) return call.json({ soldOut: error.drinks }, 409);
+      throw error;
+    }
   });
 
+  async function makeWhatThereIs(order: RushOrder): Promise<string[]> {
+    const { soldOut } = await counter.ask<Stock>(\`\${urls.stock}/stock\`, order);
+    if (soldOut.length > 0) throw new SoldOut(soldOut);
+    return askKitchen(order);
+  }
+
`,
  },
  failsFirst: ['not-on-the-menu'],
  explanation: `
The till is called while the stock is still looking. The till fails for a
drink that is not on the menu, so its error can come before the stock's
answer, and the table gets a 500. Wait for the stock before you use the till's
answer.
`,
  openLine: /askTill\(|\/prices/,
  recognise: ({ recording: { scenarioResult, work } }) => {
    const isStock = ({ name, order }: Work) => name === 'look in stock' && order === unknown.id;
    const { begin = 0, end = Infinity } = work.find(isStock) ?? {};
    return (
      (scenarioResult as Reply[]).some(
        ({ order, status }) => order === unknown.id && status === 500,
      ) &&
      work.some(
        (one) => one.name === 'look up prices' && one.begin < end && (one.end ?? Infinity) > begin,
      )
    );
  },
  nearMisses: [
    {
      'counter.ts': `
-    if (soldOut.length > 0) return call.json({ soldOut }, 409);
+    if (soldOut.length > 0) throw new Error('sold out');
`,
    },
  ],
} satisfies Mistake;
