/** CPython would raise while reading the text; the message says what it stumbled on. */
export class RefusedByPython extends Error {}
