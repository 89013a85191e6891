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
  const highest = degrees.reduce((most, [, degree]) => Math.max(most, degree), Number.NEGATIVE_INFINITY);
  return degrees.filter(([, degree]) => degree >= 3.293 && degree / highest > 0.75).map(([person]) => person);
}

/**
 * The truck factor: people taken away, the one with most files first, until more than half of the files have no author
 * left (the greedy way of Avelino 2016). Files that never had an author count from the start.
 * @returns The people taken, in order; empty where no file has an author.
 */
export function truckFactor(files: readonly FileAuthors[]): number[] {
  const filesOf = new Map<number, number[]>();
  const left = files.map((file, index) => {
    const authors = authorsOf(file);
    for (const person of authors) {
      const own = filesOf.get(person);
      if (own === undefined) filesOf.set(person, [index]);
      else own.push(index);
    }
    return authors.length;
  });
  // Taking one away leaves the files of the others as they were, so the order is known from the start.
  const order = [...filesOf].sort(([a, one], [b, other]) => other.length - one.length || a - b);
  let orphaned = left.filter((count) => count === 0).length;
  const taken: number[] = [];
  for (const [person, own] of order) {
    if (orphaned > files.length / 2) break;
    taken.push(person);
    for (const index of own) if (--left[index]! === 0) orphaned++;
  }
  return taken;
}
