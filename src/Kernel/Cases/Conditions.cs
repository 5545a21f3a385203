using System.Linq.Expressions;

namespace Daylight;

/// <summary>Conditions on rows put together, for the database to decide.</summary>
static class Conditions
{
    /// <summary>What holds when all of them hold.</summary>
    public static Expression<Func<T, bool>> All<T>(IEnumerable<Expression<Func<T, bool>>> conditions) =>
        Joined(conditions, Expression.AndAlso, true);

    /// <summary>What holds when one of them holds.</summary>
    public static Expression<Func<T, bool>> Any<T>(IEnumerable<Expression<Func<T, bool>>> conditions) =>
        Joined(conditions, Expression.OrElse, false);

    /// <summary>What an expression says of another row than its own.</summary>
    public static Expression Of<T, TResult>(this Expression<Func<T, TResult>> condition, Expression row) =>
        new Renaming(condition.Parameters[0], row).Visit(condition.Body);

    static Expression<Func<T, bool>> Joined<T>(
        IEnumerable<Expression<Func<T, bool>>> conditions, Func<Expression, Expression, Expression> join, bool none)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var body = conditions.Select(condition => condition.Of(row)).Aggregate((Expression?)null, (all, one) => all is null ? one : join(all, one));
        return Expression.Lambda<Func<T, bool>>(body ?? Expression.Constant(none), row);
    }

    sealed class Renaming(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
