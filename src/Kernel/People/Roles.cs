namespace Daylight;

/// <summary>Roles as people read them.</summary>
public static class Roles
{
    static readonly (Role Role, Words Title, Words Does)[] Known =
    [
        (Role.Clerk, new("经办", "Clerk"), new("办理事项、拟写文件", "Handles cases and drafts texts")),
        (Role.Reviewer, new("审核", "Reviewer"),
            new("审核内容，做保密和个人信息审查", "Checks content, secrecy and personal data")),
        (Role.Publisher, new("发布", "Publisher"), new("向社会发布、撤回", "Releases to the public and withdraws")),
        (Role.Head, new("负责人", "Head"), new("批准延期、签发决定", "Approves extensions and signs decisions")),
        (Role.Supervisor, new("监督", "Supervisor"), new("督促检查下级单位", "Supervises other bodies")),
        (Role.Administrator, new("管理员", "Administrator"),
            new("管理账号和岗位、救济机关、保存期限、分办规则和外部程序的密钥", "Keeps accounts and posts, organs of remedy, periods of retention, rules of routing and keys of programs")),
    ];

    /// <summary>The roles that an officer can hold, in the order they are shown.</summary>
    public static IReadOnlyList<Role> OfOfficers { get; } = [.. Known.Select(known => known.Role)];

    extension(Role role)
    {
        /// <summary>The name of a role; of several, joined.</summary>
        public Words Title => Joined(Known.Where(known => role.HasFlag(known.Role)).Select(known => known.Title));

        /// <summary>What the holder of one role does.</summary>
        public Words Does => Joined(Known.Where(known => role.HasFlag(known.Role)).Select(known => known.Does));
    }

    static Words Joined(IEnumerable<Words> words)
    {
        var all = words.ToArray();
        return new(string.Join('、', all.Select(one => one.Zh)), string.Join(", ", all.Select(one => one.En)));
    }
}
