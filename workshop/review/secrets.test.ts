import { attributes, resource, rule } from '../dev/rule-cases.ts';

const visa = '4111 1111 1111 1111';
rule(
  'secret-in-attribute',
  {
    'a card number': ['a card number in the attribute `card`: `****`', attributes({ card: visa })],
    'a card as a number': ['a card number', attributes({ card: 4111111111111111 })],
    'a card in a text': [
      'a card number',
      attributes({ note: `paid with ${visa.replaceAll(' ', '-')}, thanks` }),
    ],
    'a JWT': [
      'a JSON Web Token',
      attributes({ auth: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN' }),
    ],
    'a header': [
      'another secret',
      attributes({ 'http.request.header.authorization': ['Basic dXNlcjpwYXNz'] }),
    ],
    'a bearer token': ['a bearer token', attributes({ header: 'Bearer abcdef0123456789abcdef' })],
    'an AWS key': ['an AWS access key', attributes({ config: 'key=AKIAIOSFODNN7EXAMPLE' })],
    'a password by its key': ['`db.password`', attributes({ 'db.password': 'hunter2' })],
    'a password in a URL': [
      'a password in a URL',
      attributes({ 'url.full': 'postgres://bar:hunter2@db/bar' }),
    ],
    'a token in a query': [
      'a secret in a URL',
      attributes({ 'url.query': '?q=1&access_token=abcdef' }),
    ],
    'on the resource': [
      '`process.command_args`',
      resource({ 'process.command_args': ['node', 'https://x?api_key=abc'] }),
    ],
    'in a map': ['`order.card`', attributes({ order: { card: visa, id: null } })],
    'in a command': [
      'a secret in a URL or a command',
      resource({ 'process.command_args': ['node', '--password=hunter2'] }),
    ],
    'in a connection string': ['a secret', attributes({ dsn: 'host=db password=hunter2' })],
    'in an event': [
      'a card number',
      (sent) => sent.service('a')('x', { events: [{ name: 'paid', attributes: { card: visa } }] }),
    ],
  },
  {
    'a wrong check digit': attributes({ card: '4111 1111 1111 1112' }),
    'times and ids': attributes({
      at: 1700000000000000,
      id: '4111111111111111',
      trace: '4bf92f3577b34da6a3ce929d0e0e4736',
    }),
    'a UUID of digits': attributes({ order: '41111111-1111-4111-1111-111111111111' }),
    'a longer number': attributes({ number: '94111111111111111', amount: '4111111111111111.5' }),
    'masked values': attributes({
      password: '****',
      'api.key': '[REDACTED]',
      'db.statement': 'password=?',
      secret: '<redacted>',
    }),
    'keys like it': attributes({
      'password.reset': 'yes',
      'token.count': 5,
      'has.password': true,
      'cookie.banner': 'shown',
    }),
    'an answer to whether there is one': attributes({
      'app.authorization': 'granted',
      secret: 'none',
    }),
    'a parameter of a query': attributes({ 'db.query.text': 'WHERE password=$1 AND pwd=:pwd' }),
    'a page': attributes({ 'url.query': 'page_token=abc&tokens=3' }),
    'a challenge': attributes({
      'http.response.header.www-authenticate': 'Bearer realm="example", scope="openid"',
    }),
    'a URL with a port': attributes({
      'url.full': 'http://kitchen:8080/drinks?max=10',
      redacted: 'https://REDACTED:REDACTED@x/',
    }),
  },
);
rule(
  'email-in-attribute',
  {
    'an address': [
      'an e-mail address in the attribute `user.email`',
      attributes({ 'user.email': 'ada@example.com' }),
    ],
  },
  {
    'what has an @ in it': attributes({
      a: 'git@github.com:bar/tools',
      b: '@opentelemetry/api@1.9.1',
      c: 'ada@localhost',
      d: 'postgres://ada@db.example.com/x',
    }),
    'a stack': attributes({ 'exception.stacktrace': 'at /node_modules/a@b.com/x.js' }),
  },
);
