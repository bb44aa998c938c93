/** The body that leaves an account as it is, for changing one thing of it. */
import type { BodyOf } from '@liangma/contract/endpoint';
import type { AccountView, updateAccount } from '@liangma/contract/people';

export const unchanged = (account: AccountView): BodyOf<typeof updateAccount> => ({
  displayName: account.displayName,
  roles: account.roles,
  sectionId: account.sectionId,
  officerId: account.officerId,
  isDisabled: account.isDisabled,
  newPassword: null,
  revision: account.revision,
});
