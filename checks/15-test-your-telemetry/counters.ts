/** Counters that no learner has seen: good ones, and others with the six faults elsewhere. */
import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api';
import { chargeCard, stampCard, type CardOrder } from '#bar';
import type { Counter, Kitchen } from '../../lessons/15-test-your-telemetry/service.ts';

type Fault =
  | 'stamp left open'
  | 'order left open'
  | 'call renamed'
  | 'id in front'
  | 'id in the middle'
  | 'id in a word'
  | 'id if declined'
  | 'asked below charge'
  | 'charge alone'
  | 'below another child'
  | 'error on order'
  | 'OK if declined'
  | 'order on slip'
  | 'flags on slip'
  | 'card in exception'
  | 'card in status'
  | 'card in text'
  | 'card as number'
  | 'card in name'
  | 'card in event';

/** What a good counter may do: nobody has promised anything else. */
type Habit = 'span above' | 'apology at closing time' | 'kitchen first' | 'plain call';

/**
 * A third style: promises without `await`, contexts bound to callbacks, kinds of its own, spans
 * below spans that nobody asked for, and stamps that are all put on at closing time.
 */
function counterWith(fault?: Fault | Habit): (kitchen: Kitchen) => Counter {
  return (kitchen) => {
    const tracer = trace.getTracer('till');
    const toStamp: (() => Promise<void>)[] = [];

    function start(name: string, above: Context, kind?: SpanKind): [Span, Context] {
      const span = tracer.startSpan(name, { kind }, above);
      return [span, trace.setSpan(above, span)];
    }

    function charge(order: CardOrder, above: Context): Promise<Context> {
      const from = fault === 'charge alone' ? ROOT_CONTEXT : above;
      const [span, here] = start('charge card', from, SpanKind.CLIENT);
      const lookUpNames: Partial<Record<Fault, string>> = {
        'id in front': `${order.id}: look up price`,
        'id in the middle': `look up price of ${order.id} at the till`,
        'id in a word': `look_up_price_of_order_${order.id}`,
      };
      const [lookUp] = start(lookUpNames[fault as Fault] ?? 'look up price', here);
      lookUp.setAttributes({ 'coffee.price': order.price, ...cardIn(order) });
      if (fault === 'card in event') lookUp.addEvent(`card ${order.card.number} is next`);
      lookUp.end();
      return context
        .with(here, () => chargeCard(order))
        .then(
          () => here,
          (error: Error) => {
            const away =
              fault === 'id if declined' ? `send guest ${order.id} away` : 'send guest away';
            start(away, here)[0].end();
            const card = `card ${order.card.number}`;
            if (fault === 'card in exception') span.recordException(new Error(`${card} declined`));
            const message = fault === 'card in status' ? `${card}: ${error.message}` : undefined;
            const code = fault === 'OK if declined' ? SpanStatusCode.OK : SpanStatusCode.ERROR;
            if (fault !== 'error on order') span.setStatus({ code, message });
            throw new Error('no coffee today', { cause: error });
          },
        )
        .finally(() => span.end());
    }

    /** The number of the card as part of a text, or not as a text. */
    function cardIn({ card }: CardOrder): Attributes {
      if (fault === 'card in text') return { 'coffee.payment': [`card ${card.number}`, 'at once'] };
      if (fault === 'card as number') return { 'coffee.payment': Number(card.number) };
      return {};
    }

    function ask({ id, drink }: CardOrder, above: Context, order: Context): Promise<string> {
      const [span, here] = start(
        fault === 'call renamed' ? `ask kitchen ${id}` : 'ask kitchen',
        above,
        fault === 'plain call' ? SpanKind.INTERNAL : SpanKind.CLIENT,
      );
      const headers: Record<string, string> = { baggage: 'coffee.branch=north' };
      propagation.inject(fault === 'order on slip' ? order : here, headers);
      if (fault === 'flags on slip') headers.traceparent = headers.traceparent!.slice(0, -2) + '00';
      span.addEvent('slip is on its way', { 'coffee.order.id': id });
      return kitchen({ id, drink, headers }).finally(() => span.end());
    }

    function order(order: CardOrder): Promise<string> {
      const [guest, above] =
        fault === 'span above' ? start('serve guest', ROOT_CONTEXT) : [undefined, ROOT_CONTEXT];
      const [span, own] = start('take order', above, SpanKind.SERVER);
      const [between, here] =
        fault === 'below another child' ? start('serve guest', own) : [undefined, own];
      span.setAttribute('coffee.order.id', order.id);
      const stamp = () => {
        const [stamping] = start('stamp card', context.active());
        return stampCard(order).then(() => {
          if (fault !== 'stamp left open') stamping.end();
        });
      };
      const asked =
        fault === 'kitchen first' ? Promise.resolve(order).then(() => ask(order, here, here)) : '';
      return Promise.allSettled([asked])
        .then(() => charge(order, here))
        .then(
          (charged) => asked || ask(order, fault === 'asked below charge' ? charged : here, here),
        )
        .then(
          (drink) => {
            // Nobody has promised this span, and nobody has forbidden it.
            const name = fault === 'card in name' ? `receipt for ${order.card.number}` : 'receipt';
            start(name, here)[0].end();
            toStamp.push(context.bind(here, stamp));
            span.end();
            return drink;
          },
          (error) => {
            if (fault === 'error on order') span.setStatus({ code: SpanStatusCode.ERROR });
            if (fault === 'apology at closing time' || fault === 'kitchen first') {
              toStamp.push(async () => span.addEvent('a letter says sorry').end());
            } else if (fault !== 'order left open') span.end();
            throw error;
          },
        )
        .finally(() => (guest ?? between)?.end());
    }

    function close(): Promise<void> {
      return Promise.all(toStamp.splice(0).map((stamp) => stamp())).then(() => {});
    }

    return { order, close };
  };
}

export const third = counterWith();
export const belowAnother = counterWith('span above');
export const apologisesLate = counterWith('apology at closing time');
export const asksFirst = counterWith('kitchen first');
export const callsPlainly = counterWith('plain call');
export const stampLeftOpen = counterWith('stamp left open');
export const orderLeftOpen = counterWith('order left open');
export const callRenamed = counterWith('call renamed');
export const idInFront = counterWith('id in front');
export const idInTheMiddle = counterWith('id in the middle');
export const idInWord = counterWith('id in a word');
export const idIfDeclined = counterWith('id if declined');
export const askedBelowCharge = counterWith('asked below charge');
export const chargeAlone = counterWith('charge alone');
export const belowAnotherChild = counterWith('below another child');
export const okIfDeclined = counterWith('OK if declined');
export const errorOnOrder = counterWith('error on order');
export const orderOnSlip = counterWith('order on slip');
export const flagsOnSlip = counterWith('flags on slip');
export const cardInException = counterWith('card in exception');
export const cardInStatus = counterWith('card in status');
export const cardInText = counterWith('card in text');
export const cardAsNumber = counterWith('card as number');
export const cardInName = counterWith('card in name');
export const cardInEvent = counterWith('card in event');
