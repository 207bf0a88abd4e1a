using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ThongSuot.Organisation.Data;

/// <summary>Accounts, their factors and sessions.</summary>
internal static class AccountMap
{
    public static void Map(ModelBuilder model)
    {
        MapIdentity(model);
        model.Entity<SetupLink>(link =>
        {
            link.ToTable("organisation_setup_link");
            link.Property(l => l.Id).ValueGeneratedNever();
            link.HasIndex(l => l.Hash).IsUnique();
            link.Property(l => l.UsedAt).IsConcurrencyToken();
            link.HasOne<Account>().WithMany().HasForeignKey(l => l.Account);
        });
        model.Entity<RecoveryCode>(code =>
        {
            code.ToTable("organisation_recovery_code");
            code.Property(c => c.Id).ValueGeneratedNever();
            code.Property(c => c.UsedAt).IsConcurrencyToken();
            code.HasOne<Account>().WithMany().HasForeignKey(c => c.Account);
        });
        model.Entity<Session>(session =>
        {
            session.ToTable("organisation_session");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Address).HasMaxLength(64);
            session.Property(s => s.Browser).HasMaxLength(120);
            session.Property(s => s.Method).HasConversion<string>().HasMaxLength(40);
            session.HasIndex(s => new { s.Account, s.Device });
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.Account);
        });
        model.Entity<KeptForm>(form =>
        {
            form.ToTable("organisation_kept_form");
            form.Property(f => f.Id).ValueGeneratedNever();
            form.HasOne<Account>().WithMany().HasForeignKey(f => f.Account);
        });
        model.Entity<AccessToken>(token =>
        {
            token.ToTable("organisation_access_token");
            token.Property(t => t.Id).ValueGeneratedNever();
            token.Property(t => t.Name).HasMaxLength(AccessToken.LongestName);
            token.Property(t => t.Prefix).HasMaxLength(20);
            token.Property(t => t.Scopes).HasMaxLength(300);
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasIndex(t => t.Account);
            token.Property(t => t.RevokedAt).IsConcurrencyToken();
            token.HasOne<Account>().WithMany().HasForeignKey(t => t.Account);
        });
        model.Entity<ServiceAccount>(service =>
        {
            service.ToTable("organisation_service_account");
            service.HasKey(s => s.Account);
            service.Property(s => s.Account).ValueGeneratedNever();
            service.Property(s => s.Purpose).HasMaxLength(ServiceAccount.LongestPurpose);
            service.HasOne<Account>().WithOne().HasForeignKey<ServiceAccount>(s => s.Account);
            service.HasOne<Person>().WithMany().HasForeignKey(s => s.Responsible).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SampleMark>(mark =>
        {
            mark.ToTable("organisation_sample_mark");
            mark.Property(m => m.Id).ValueGeneratedNever();
        });
    }

    // The tables of ASP.NET Core Identity, schema version 3 (passkeys included), under this module's names. There are no roles here: roles are held at bodies.
    private static void MapIdentity(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("organisation_account");
            account.Property(a => a.Id).ValueGeneratedNever();
            account.Property(a => a.UserName).HasMaxLength(100);
            account.Property(a => a.NormalizedUserName).HasMaxLength(100);
            account.Property(a => a.Email).HasMaxLength(256);
            account.Property(a => a.NormalizedEmail).HasMaxLength(256);
            account.Property(a => a.PhoneNumber).HasMaxLength(256);
            account.Property(a => a.TotpSecret).HasMaxLength(400);
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.HasOne<Person>().WithMany().HasForeignKey(a => a.Person).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.ToTable("organisation_account_claim");
            claim.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId);
        });
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("organisation_account_login");
            login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.Property(l => l.LoginProvider).HasMaxLength(128);
            login.Property(l => l.ProviderKey).HasMaxLength(128);
            login.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId);
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("organisation_account_token");
            token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.Property(t => t.LoginProvider).HasMaxLength(128);
            token.Property(t => t.Name).HasMaxLength(128);
            token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("organisation_account_passkey");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson("data");
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        });
    }
}
