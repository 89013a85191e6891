/** Who worked on one file: commits per person, and who made it. People are numbers. */
export interface FileAuthors {
  creator: number | null;
  commits: ReadonlyMap<number, number>;
}

/**
 * People who count as authors of a file, by degree of authorship. Source: Avelino, Passos, Hora, Valente, "A novel approach
 * for estimating truck factors", ICPC 2016: DOA = 3.293 + 1.098·FA + 0.164·DL − 0.321·ln(1 + AC); an author has at least
 * 3.293 and more than 0.75 of the highest DOA of the file. The same numbers stand in aserg-ufmg/Truck-Factor.
 */
export function authorsOf({ creator, commits }: FileAuthors): number[] {
  const total = [...commits.values()].reduce((sum, count) => sum + count, 0);
  const degrees = [...commits].map(([person, own]): [number, number] => {
    const first = person === creator ? 1 : 0;
    return [person, 3.293 + 1.098 * first + 0.164 * own - 0.321 * Math.log(1 + total - own)];
  });
  const highest = Math.max(...degrees.map(([, degree]) => degree));
  return degrees.filter(([, degree]) => degree >= 3.293 && degree / highest > 0.75).map(([person]) => person);
}

/**
 * The truck factor: people taken away, the one with most files first, until more than half of the files have no author
 * left (the greedy way of Avelino 2016). Files that never had an author count from the start.
 * @returns The people taken, in order; empty where no file has an author.
 */
export function truckFactor(files: readonly FileAuthors[]): number[] {
  const authors = files.map((file) => new Set(authorsOf(file)));
  const taken: number[] = [];
  while (authors.filter((set) => set.size === 0).length <= files.length / 2) {
    const counts = new Map<number, number>();
    for (const set of authors) for (const person of set) counts.set(person, (counts.get(person) ?? 0) + 1);
    let next: number | null = null;
    for (const [person, count] of counts) {
      const best = next === null ? 0 : counts.get(next)!;
      if (count > best || (count === best && next !== null && person < next)) next = person;
    }
    if (next === null) break;
    for (const set of authors) set.delete(next);
    taken.push(next);
  }
  return taken;
}
