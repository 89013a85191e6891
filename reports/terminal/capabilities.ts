/** What a terminal can show, read from its stream and environment. The command line passes it on as options. */
export interface Capabilities {
  width: number;
  color: boolean;
  ascii: boolean;
}

interface Stream {
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/**
 * Colour only on a terminal, never with NO_COLOR (any non-empty value, see no-color.org) or TERM=dumb; FORCE_COLOR other
 * than 0 turns it on elsewhere. ASCII where the locale is set and is not UTF-8.
 */
export function terminalDefaults(stream: Stream, env: Readonly<Record<string, string | undefined>>): Capabilities {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const refused = Boolean(env.NO_COLOR) || env.FORCE_COLOR === '0' || env.TERM === 'dumb';
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return {
    width: stream.columns ?? 80,
    color: !refused && (stream.isTTY === true || forced),
    ascii: env.TERM === 'dumb' || (locale !== '' && !/utf-?8/i.test(locale)),
  };
}
