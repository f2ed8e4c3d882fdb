import { describe, expect, it } from '@jest/globals';
import { readSettings } from './environment.js';

const external = { DATABASE_OWNER_URL: 'postgres://o:p@db/t', DATABASE_URL: 'postgresql://s:p@db/t' };

describe('settings', () => {
  it.each([
    [{ DEMO: 'flase' }, 'DEMO: must be true or false'],
    [{ DEMO: '2' }, 'DEMO: must be true or false'],
    [{ MAIL_URL: 'mail.example.org' }, 'MAIL_URL: must begin with smtp:// or smtps:// and name a server'],
    [{ MAIL_URL: 'http://mail.example.org' }, 'MAIL_URL: must begin with smtp:// or smtps:// and name a server'],
    [{ MAIL_URL: 'smtp://' }, 'MAIL_URL: must begin with smtp:// or smtps:// and name a server'],
    ...['Tripartite', 'Tripartite <no-reply>', 'a@b.example <c@d.example', 'x\n<a@b.example>'].map(
      (MAIL_FROM): [Record<string, string>, string] => [{ MAIL_FROM }, 'MAIL_FROM: must be an email address'],
    ),
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL: must begin with redis:// or rediss:// and name a server'],
    [{ REDIS_URL: 'http://localhost:6379' }, 'REDIS_URL: must begin with redis:// or rediss:// and name a server'],
    [
      { ...external, DATABASE_URL: 'mysql://s:secret@db/t' },
      'DATABASE_URL: must begin with postgres:// or postgresql://',
    ],
    [{ ...external, DATABASE_OWNER_URL: 'db' }, 'DATABASE_OWNER_URL: must begin with postgres:// or postgresql://'],
    [{ PUBLIC_URL: 'ftp://a.example' }, 'PUBLIC_URL: must begin with http:// or https:// and name a server'],
    ...['s3://files', 'file:///', 'file://server/files', 'https://store.example/files', 'ftp://k:secret@s/f'].map(
      (FILES_URL): [Record<string, string>, string] => [
        { FILES_URL },
        'FILES_URL: must be file:///FOLDER or https://KEY:SECRET@SERVER/BUCKET',
      ],
    ),
    [{ WORKERS: 'none' }, 'WORKERS: WORKERS must be one of'],
  ])('are refused with a message for %j', (environment, words) => {
    expect(() => readSettings(environment)).toThrow(words);
    // messages must not contain passwords
    expect(() => readSettings(environment)).not.toThrow('secret');
  });

  it.each([
    ...['true', 'TRUE', '1', 'yes', 'on'].map((DEMO): [object, object] => [{ DEMO }, { DEMO: true }]),
    ...['false', 'False', '0', 'no', 'off'].map((DEMO): [object, object] => [{ DEMO }, { DEMO: false }]),
    [{ DEMO: '' }, { DEMO: true }],
    [{}, { host: '127.0.0.1' }],
    [{ DEMO: 'false' }, { host: '0.0.0.0' }],
    [{ DEMO: 'true', HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ MAIL_URL: 'smtp://u:p%40@mail.example.org:587' }, {}],
    [{ MAIL_URL: 'smtps://mail?pool=true' }, {}],
    [{ MAIL_FROM: 'office@example.org' }, {}],
    [{ MAIL_FROM: '秘书处 <office@example.org>' }, {}],
    [{ REDIS_URL: 'redis://:p@redis:6379/0' }, {}],
    [{ REDIS_URL: 'rediss://redis' }, {}],
    [{ FILES_URL: 'file:///srv/files' }, {}],
    [{ FILES_URL: 'https://key:a%2Fb@store.example/files?region=cn-north-1' }, {}],
    [external, {}],
  ])('are accepted for %j', (environment, expected) => {
    expect(readSettings(environment as Record<string, string>)).toMatchObject(expected);
  });
});
