/** `npm run bench`: documents, questions and pictures in this process; `-- aggregate`: questions asked of a server; `-- findings`: checks over a district, and a page of many findings; `-- away`: what is carried away; `-- client`: what pages cost a browser, and Lighthouse. */
if (process.argv[2] === 'aggregate') await import('./aggregate/run.ts');
else if (process.argv[2] === 'client') await import('./client.ts');
else if (process.argv[2] === 'findings') await import('./findings.ts');
else if (process.argv[2] === 'away') await import('./away.ts');
else await import('./documents.ts');
