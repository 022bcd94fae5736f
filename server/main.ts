/** The server as a program: what it is made of is loaded once its code is kept. */
import './production.ts';
import { keepCode } from './kept-code.ts';

keepCode();
await import('./serve.ts');
