// A knip reporter: what is unused, and how many files knip had read to say so.
export default function report({ issues, counters }) {
  const unused = Object.entries(issues).flatMap(([kind, byFile]) =>
    Object.values(byFile).flatMap((bySymbol) =>
      Object.values(bySymbol).map((issue) => ({ kind, file: issue.filePath, symbol: issue.symbol, line: issue.line })),
    ),
  );
  process.stdout.write(JSON.stringify({ unused, processed: counters.processed, total: counters.total }));
}
