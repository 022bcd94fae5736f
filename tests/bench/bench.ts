/** `npm run bench`: documents, questions and pictures in this process; `npm run bench -- aggregate`: questions asked of a server. */
if (process.argv[2] === 'aggregate') await import('./aggregate/run.ts');
else await import('./documents.ts');
