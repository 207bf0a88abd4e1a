using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Data;

/// <summary>Tables of accounts in the one context.</summary>
internal static class AccountSets
{
    extension(AppDb db)
    {
        internal DbSet<Account> Accounts => db.Set<Account>();

        internal DbSet<SetupLink> SetupLinks => db.Set<SetupLink>();

        internal DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();

        internal DbSet<IdentityUserPasskey<Guid>> Passkeys => db.Set<IdentityUserPasskey<Guid>>();

        internal DbSet<Session> Sessions => db.Set<Session>();

        internal DbSet<KeptForm> KeptForms => db.Set<KeptForm>();

        internal DbSet<AccessToken> AccessTokens => db.Set<AccessToken>();

        internal DbSet<ServiceAccount> ServiceAccounts => db.Set<ServiceAccount>();

        internal DbSet<SampleMark> SampleMarks => db.Set<SampleMark>();
    }
}
