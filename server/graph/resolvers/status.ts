import type { Status as StatusRow } from '../../observe/status.ts';
import type { Complete } from '../all-fields.ts';
import type { QueryResolvers, StatusResolvers } from '../generated.ts';

export const StatusQuery: Pick<Complete<QueryResolvers>, 'status'> = {
  status: async (_, _args, { access, viewer, status }) => {
    await access.ensureMay(viewer, 'readStatus', null);
    return status();
  },
};

export const Status: Complete<StatusResolvers, StatusRow> = {};
