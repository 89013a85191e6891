import type { Client } from 'pg';
import { InputError, messageOf } from '../../../domain/errors.js';

/** Where the database is, in words without a secret. */
export interface Place {
  shown: string;
  /** The message of an error with everything secret of the address blanked. */
  tell(error: unknown): string;
}

const CONNECT_MS = 10_000;
/** Above the statement timeout: it only ends waiting for a server that has gone. */
const QUERY_MS = 60_000;

/** @throws InputError for an address that is none, or a server that cannot be reached */
export async function connect(url: string): Promise<{ client: Client; place: Place }> {
  const place = placeOf(url);
  // Only this command needs the package.
  const { default: pg } = await import('pg');
  let client: Client;
  try {
    client = new pg.Client({
      connectionString: url,
      application_name: 'odoo-debt',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: QUERY_MS,
    });
    // A server that closes the connection is told by the query that waits; without a listener it would end the program.
    client.on('error', () => undefined);
    await client.connect();
  } catch (error) {
    throw new InputError(`${place.shown}: cannot connect: ${place.tell(error)}`);
  }
  return { client, place };
}

function placeOf(url: string): Place {
  // `postgresql://user@/database?host=/run/postgresql`, a socket: fine for PostgreSQL, none by the standard of URLs.
  const standard = url.replace('@/', '@localhost/');
  const parsed = /^postgres(?:ql)?:\/\//i.test(url) && URL.canParse(standard) ? new URL(standard) : null;
  if (parsed === null) throw new InputError('not an address of a database: write postgresql://user@host:5432/database');
  const database = decode(parsed.pathname.slice(1));
  const host = parsed.searchParams.get('host') ?? (parsed.hostname || 'localhost');
  const secrets = [parsed.password, decode(parsed.password), parsed.searchParams.get('password') ?? '', url]
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length);
  return {
    shown: `database ${database} on ${host}${parsed.port ? `:${parsed.port}` : ''}`,
    tell: (error) => secrets.reduce((text, secret) => text.replaceAll(secret, '***'), reasonOf(error)),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Node tells a refused connection on several addresses in an AggregateError without a message. */
function reasonOf(error: unknown): string {
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const text = messageOf(inner);
  return text === '' ? String((inner as { code?: unknown }).code ?? 'unknown error') : text;
}
