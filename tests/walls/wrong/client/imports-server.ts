// Wrong on purpose: the client knows nothing of the server. tests/walls/walls.test.ts shows that this does not compile.
import { foldName } from '../../../../server/store/names.ts';

export const name = foldName('');
