import { expect, test } from 'vitest';
import { attributes, findings, resource, rule, type Build } from '../dev/rule-cases.ts';
import { redact } from './redaction.ts';

const named =
  (name: string): Build =>
  (sent) =>
    sent.service('a')(name);
const failedWith =
  (message: string): Build =>
  (sent) =>
    sent.service('a')('x', { status: 'ERROR', message });
const thrown =
  (message: string): Build =>
  (sent) => {
    const event = { name: 'exception', attributes: { 'exception.message': message } };
    sent.service('a')('x', { status: 'ERROR', events: [event] });
  };
const command = (...args: string[]) => ({ 'process.command_args': args });
const letters = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6';

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
    'a card in a query': ['a card number', attributes({ 'url.query': 'card=4111+1111+1111+1111' })],
    'a card with %20': [
      'a card number',
      attributes({ 'url.full': 'https://x/?c=4111%201111%201111%201111' }),
    ],
    'a password in a body in a query': [
      'a password or another secret',
      attributes({ 'url.query': 'body=%7B%22password%22%3A%22hunter2%22%7D' }),
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
    'in a connection string': ['a password', attributes({ dsn: 'host=db password=hunter2' })],
    ...(Object.fromEntries(
      [
        ['a GitHub token', `ghp_${letters}`],
        ['a GitHub token', `https://github_pat_${letters}@github.com/bar/tools`],
        ['a Stripe key', `sk_live_${letters.slice(0, 24)}`],
        ['a Slack token', `xoxb-123456789012-${letters}`],
        ['a Slack token', `xoxp-123456789012-${letters}`],
        ['a private key', `-----BEGIN RSA PRIVATE KEY-----\n${letters}`],
        ['a private key', '-----BEGIN PRIVATE KEY-----'],
        ['an AWS access key', 'AKIAIOSFODNN7EXAMPLE'],
        ['another secret', 'aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
        ['a Google API key', `AIza${letters.slice(0, 35)}`],
        ['another secret', '{"user":"ada","password":"hunter2"}'],
        ['another secret', '{\\"newPassword\\": \\"correcthorse\\"}'],
        ['another secret', "UPDATE users SET password = 'hunter2' WHERE id = 7"],
        ['a password', "CREATE USER ada IDENTIFIED BY 'hunter2'"],
        ['a secret in a URL', 'https://bar.example/reset?reset_token=abcdef'],
        ['a secret in a URL', 'https://x.blob.core.windows.net/a?sv=2024&sig=abc%2Fdef'],
        ['a secret in a URL', 'sv=2024&sig=abcdef'],
      ].map(([what, value]) => [value, [what, attributes({ 'app.value': value })]]),
    ) as Record<string, [string, Build]>),
    'a token in a name': ['a GitHub token in the span name: `****`', named(`ghp_${letters}`)],
    'a password in a URL in a status message': [
      'a password in a URL in the status message',
      failedWith('no answer from redis://:hunter2@cache:6379'),
    ],
    'a password in a status message': [
      'in the status message',
      failedWith('login failed, password: hunter2 for ada'),
    ],
    'a password in an exception': [
      'in the attribute `exception.message`',
      thrown('bad login {"user":"ada"}; Password: S0mmer!'),
    ],
    'a password of a database in a command': [
      'in a URL or a command in the attribute `process.command_args`',
      resource(command('node', '--db-password=hunter2')),
    ],
    'a password in the next argument': [
      'in a URL or a command',
      attributes(command('node', '--db-password', 'hunter2')),
    ],
    'a password of Java': [
      'a password in the attribute',
      resource({
        'process.command_line': 'java -Dspring.datasource.password=hunter2 -jar bar.jar',
      }),
    ],
    'a bearer token in its header': [
      'a bearer token in the attribute',
      attributes({ 'http.request.header.authorization': [`Bearer ${letters}`] }),
    ],
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
    'masks in texts': attributes({
      a: 'https://x/?password=REDACTED&token=%5BREDACTED%5D&api_key=***',
      b: '?sig=%2A%2A%2A&reset_token=<redacted>&access_token=xxxx',
      c: '{"password":"[REDACTED]","api_key":"****"}',
      d: 'connect(password=***), postgres://bar:%5BREDACTED%5D@db/bar',
      e: ['Bearer xxxxxxxxxxxxxxxxxxxx1234', 'ghp_xxxxxxxxxxxxxxxxxxxxxxxx', 'sk_live_xxxxxxxx'],
      'http.request.header.authorization': 'Bearer [REDACTED]',
      'http.request.header.cookie': 'session=REDACTED; theme=****',
    }),
    'masks in a command': resource(
      command('--db-password=***', '--token', 'REDACTED', '--password=${DB_PASSWORD}'),
    ),
    'options that only look like it': resource(
      command(
        '--password-file',
        '/run/secrets/x',
        '--no-password',
        '--secret',
        '/run/x',
        '--page-token=a1',
      ),
    ),
    'what is wrong with a password': thrown('Password: must have 8 characters'),
    'a field that is missing': thrown('{"password":"is required","token":"required"}'),
    'whether there was one': failedWith(
      "Access denied for 'bar'@'localhost' (using password: YES)",
    ),
    'a version of a signature': attributes({
      'url.query': 'signature=v1',
      env: 'PASSWORD=$(cat /x)',
    }),
    'a folder': attributes({ env: 'PWD=/srv/bar' }),
    'a stack of source code': attributes({
      'exception.stacktrace': 'conn = connect(user=user, password=self.password1)',
    }),
    'queries with parameters': attributes({
      'db.query.text': "UPDATE a SET password = ? WHERE a.password=b.password1 AND pwd = '?'",
    }),
    'keys that are public': attributes({
      a: '-----BEGIN PUBLIC KEY-----',
      b: 'sk_test_abcdefghijkl',
      c: 'pk_live_abcdefghijkl',
    }),
    'a URL with a mail in its query': attributes({ url: 'http://a:80?to=ada@localhost' }),
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
    'an address in a query': [
      'an e-mail address in the attribute `url.full`',
      attributes({ 'url.full': 'http://127.0.0.1/find?email=ada%40example.com' }),
    ],
    'in the message of a stack': [
      'an e-mail address in the attribute `exception.stacktrace`',
      attributes({ 'exception.stacktrace': 'Error: no room for ada@example.com\n    at x.ts:1:1' }),
    ],
    'in a name': ['an e-mail address in the span name', named('GET /users/ada@example.com')],
    'the owner of what is worked on': ['`order.owner`', attributes({ 'order.owner': 'a@b.com' })],
    'a user on the resource': ['`enduser.id`', resource({ 'enduser.id': 'ada@example.com' })],
  },
  {
    'what has an @ in it': attributes({
      a: 'git@github.com:bar/tools',
      b: '@opentelemetry/api@1.9.1',
      c: 'ada@localhost',
      d: 'postgres://ada@db.example.com/x',
    }),
    'whom to ask about the service': resource({
      'service.owner': 'bar-team@example.com',
      'team.email': 'bar@example.com',
      'app.maintainers': ['ada@example.com'],
      'k8s.pod.annotation.example.com/contact': 'bar@example.com',
    }),
    'a stack': attributes({ 'exception.stacktrace': 'at /node_modules/a@b.com/x.js' }),
  },
);

test.each([
  ['/find?email=ada%40example.com', '/find?email=****'],
  ['/find?name=ada%40home', '/find?name=ada%40home'],
  [`clone ghp_${letters} now`, 'clone **** now'],
  ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- and', '**** and'],
  ['{"password":"hunter2","x":1}', '{"password":"****","x":1}'],
  ['login as ada, password: hunter2', 'login as ada, password: ****'],
  ["SET password = 'hunter2'", "SET password = '****'"],
  ['redis://:hunter2@cache', 'redis://:****@cache'],
  ['/reset?reset_token=abc&x=1', '/reset?reset_token=****&x=1'],
  ['node --db-password=hunter2 -v', 'node --db-password=**** -v'],
  ['node --db-password hunter2 -v', 'node --db-password **** -v'],
  ['password=password', 'password=****'],
  ['GET /users/:id', 'GET /users/:id'],
  ['reset the password', 'reset the password'],
])('%j is shown as %j', (text, shown) => {
  expect(redact(text)).toBe(shown);
});

test('what is on the resource has no scope, and what is on the span as well has one', () => {
  const sendsWith =
    (attributes: object): Build =>
    (sent) =>
      sent.service('a', { 'db.password': 'hunter2' })('x', {
        scope: 'pg',
        attributes: { ...attributes },
      });
  expect(findings('secret-in-attribute', sendsWith({}))).toMatchObject([{ scope: '' }]);
  expect(findings('secret-in-attribute', sendsWith({ 'db.password': 'hunter2' }))).toMatchObject([
    { scope: 'pg' },
  ]);
});
