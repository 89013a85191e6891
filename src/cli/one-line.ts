/** What a terminal still shows as a message. */
const LONGEST = 1000;

/** Names of files may hold anything; a message stays one line and sends no control sequence to a terminal. */
export function oneLine(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short.replace(/[\u0000-\u001f\u007f-\u009f]/g, (char) => JSON.stringify(char).slice(1, -1));
}
