import path from 'node:path';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateBy,
  validateSync,
} from 'class-validator';
import { isNetworkList } from '../outgoing/outside-addresses.js';

const words = new Map<unknown, boolean>([
  ...['true', '1', 'yes', 'on'].map((word): [string, boolean] => [word, true]),
  ...['false', '0', 'no', 'off'].map((word): [string, boolean] => [word, false]),
]);
const flag = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (words.get(value.toLowerCase()) ?? value) : value,
  );
const isFlag = { message: 'must be true or false' };
/** The message does not repeat the value, which may contain a password. */
const Address = (...schemes: readonly string[]) =>
  ValidateBy(
    {
      name: 'isAddress',
      validator: { validate: (value: unknown) => typeof value === 'string' && isAddressOf(schemes, value) },
    },
    { message: `must begin with ${schemes.map((scheme) => `${scheme}://`).join(' or ')} and name a server` },
  );
const isAddressOf = (schemes: readonly string[], value: string): boolean =>
  URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)) && new URL(value).hostname !== '';
/** A folder, or a bucket with its key. */
const isFilesAddress = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password, pathname } = new URL(value);
  if (protocol === 'file:') return hostname === '' && pathname !== '/';
  return ['https:', 'http:'].includes(protocol) && [username, password].every((part) => part !== '');
};
const FilesAddress = () =>
  ValidateBy(
    {
      name: 'isFilesAddress',
      validator: { validate: (value: unknown) => typeof value === 'string' && isFilesAddress(value) },
    },
    { message: 'must be file:///FOLDER or https://KEY:SECRET@SERVER/BUCKET' },
  );
/** Empty, or addresses and networks separated by commas. */
const Networks = () =>
  ValidateBy(
    {
      name: 'isNetworks',
      validator: { validate: (value: unknown) => typeof value === 'string' && isNetworkList(value) },
    },
    { message: 'must be addresses or networks separated by commas: 10.1.2.3, 10.8.0.0/16' },
  );
const whole = () =>
  Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? undefined : Number(value)));

/** All settings of the program, read once at start. README.md lists them; no other code reads `process.env`. */
export class Settings {
  @whole() @IsInt() @Min(0) @Max(65535) readonly PORT: number = 3000;
  /** The demonstration is for this computer only, unless an address is set. */
  @IsOptional() @IsString() readonly HOST?: string;
  /** Folder of the embedded database, files, mail and logs. */
  @IsString() readonly DATA_DIR: string = '.data';
  /**
   * Connection string of an external PostgreSQL (15 or newer) for the server's role, which cannot bypass row-level
   * security.
   */
  @IsOptional() @Address('postgres', 'postgresql') readonly DATABASE_URL?: string;
  /**
   * Connection string of the same database for the role that owns the tables and runs migrations. Without it, the
   * schema must be migrated with `cli migrate`.
   */
  @IsOptional() @Address('postgres', 'postgresql') readonly DATABASE_OWNER_URL?: string;
  /**
   * Where uploaded files are, if not in the data folder: `file:///FOLDER` for a folder that all servers share, or
   * `https://KEY:SECRET@SERVER/BUCKET?region=REGION` for an S3-compatible store.
   */
  @IsOptional() @FilesAddress() readonly FILES_URL?: string;
  /** Redis for job queues and several server processes. */
  @IsOptional() @Address('redis', 'rediss') readonly REDIS_URL?: string;
  /** Whether to load the demonstration into an empty database. */
  @flag() @IsBoolean(isFlag) readonly DEMO: boolean = true;
  /** `inline`: the server process runs jobs; `off`: a separate `worker` process runs them. */
  @IsIn(['inline', 'off']) readonly WORKERS: string = 'inline';
  /** The public address of this installation, used in emails and on posters. */
  @IsOptional() @Address('http', 'https') readonly PUBLIC_URL?: string;
  /** `smtp://…`. Without it, emails are written as files into the data folder. */
  @IsOptional() @Address('smtp', 'smtps') readonly MAIL_URL?: string;
  /** An address, or a name and an address. */
  @Matches(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/, {
    message: 'must be an email address, or a name and an address: Tripartite <no-reply@example.org>',
  })
  readonly MAIL_FROM: string = 'Tripartite <no-reply@localhost>';
  /** Maximum number of requests per minute and network address; 0 means no limit. */
  @whole() @IsInt() @Min(0) readonly RATE_LIMIT: number = 1200;
  /** Port for Prometheus, on `HOST` and without signing in; 0 means none. It is not to be published. */
  @whole() @IsInt() @Min(0) @Max(65535) readonly METRICS_PORT: number = 0;
  /**
   * Private and local addresses or networks to which webhooks may be sent, separated by commas; all others are refused.
   */
  @Networks() readonly WEBHOOK_ADDRESSES: string = '';
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent']) readonly LOG_LEVEL: string = 'info';
  /** How the start and the end of a process are written: sentences for people, or lines of JSON like the log. */
  @IsIn(['text', 'json']) readonly LOG_FORMAT: string = 'text';
  /** Number of trusted proxies in front of the server, whose X-Forwarded-* headers are used. */
  @whole() @IsInt() @Min(0) readonly TRUSTED_PROXIES: number = 0;

  /** File with the key that decrypts waiting answers; it is never stored in the database. */
  @IsOptional() @IsString() readonly ANSWER_KEY_FILE?: string;

  get host(): string {
    return this.HOST ?? (this.DEMO ? '127.0.0.1' : '0.0.0.0');
  }

  get answerKeyFile(): string {
    return path.resolve(this.ANSWER_KEY_FILE ?? path.join(this.dataFolder, 'answers.key'));
  }

  /** File with the key that signs changes of records and the audit chain; it is never stored in the database. */
  @IsOptional() @IsString() readonly AUDIT_KEY_FILE?: string;

  get auditKeyFile(): string {
    return path.resolve(this.AUDIT_KEY_FILE ?? path.join(this.dataFolder, 'audit.key'));
  }

  /** File with the key from which webhook secrets, the set-up token and keyed marks are derived; never in the database. */
  @IsOptional() @IsString() readonly SECRETS_KEY_FILE?: string;

  get secretsKeyFile(): string {
    return path.resolve(this.SECRETS_KEY_FILE ?? path.join(this.dataFolder, 'secrets.key'));
  }

  /** File with the key that authenticates waiting answers, links and posters; never in the database. */
  @IsOptional() @IsString() readonly AUTHENTICATION_KEY_FILE?: string;

  get authenticationKeyFile(): string {
    return path.resolve(this.AUTHENTICATION_KEY_FILE ?? path.join(this.dataFolder, 'authentication.key'));
  }

  /** File that lists which answers were opened together; the same for all processes that run jobs. */
  @IsOptional() @IsString() readonly ANSWER_LEDGER_FILE?: string;

  get answerLedgerFile(): string {
    return path.resolve(this.ANSWER_LEDGER_FILE ?? path.join(this.dataFolder, 'answers.ledger'));
  }

  get dataFolder(): string {
    return path.resolve(this.DATA_DIR);
  }
}

export class SettingsError extends Error {}

/** Needed before the settings are read, because mistakes in them are announced in this format. */
export function logFormat(environment: Readonly<Record<string, string | undefined>> = process.env): 'text' | 'json' {
  return environment['LOG_FORMAT'] === 'json' ? 'json' : 'text';
}

/** Reads and validates the settings. Throws an error with a readable list of mistakes. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const known = Object.keys(new Settings()).concat([
    'HOST',
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'REDIS_URL',
    'FILES_URL',
    'PUBLIC_URL',
    'MAIL_URL',
    'ANSWER_KEY_FILE',
    'AUDIT_KEY_FILE',
    'SECRETS_KEY_FILE',
    'AUTHENTICATION_KEY_FILE',
    'ANSWER_LEDGER_FILE',
  ]);
  const given = Object.fromEntries(
    known
      .filter((key) => environment[key] !== undefined && environment[key] !== '')
      .map((key) => [key, environment[key]]),
  );
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const mistakes = validateSync(settings).map(
    (error) => `  ${error.property}: ${Object.values(error.constraints ?? {}).join('; ')}`,
  );
  if (settings.DATABASE_URL === undefined && settings.DATABASE_OWNER_URL !== undefined)
    mistakes.push('  DATABASE_URL: is needed with DATABASE_OWNER_URL, because the server does not work as the owner');
  if (mistakes.length > 0) throw new SettingsError(`The settings are not valid:\n${mistakes.join('\n')}`);
  return settings;
}
