using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Daylight.Host.Data;

/// <summary>Beats the <see cref="Pulse"/> when something was committed, so that followers start at once.</summary>
sealed class Heard(Pulse pulse) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => pulse.Beat();

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        pulse.Beat();
        return Task.CompletedTask;
    }
}
