using System.Globalization;

namespace ThongSuot.Organisation.Sample;

/// <summary>Made-up people. The same number always gives the same name, so a sample looks alike on every machine.</summary>
internal static class SampleNames
{
    private static readonly string[] Families =
    [
        "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trương", "Mai", "Tạ", "Quách",
    ];

    private static readonly string[] MensMiddle = ["Văn", "Hữu", "Đức", "Minh", "Quốc", "Thành", "Xuân", "Công", "Ngọc", "Trọng", "Thế", "Khắc", "Duy"];

    private static readonly string[] MensGiven =
    [
        "An", "Bình", "Cường", "Dũng", "Đạt", "Giang", "Hải", "Hiếu", "Hòa", "Hùng", "Huy", "Khải", "Khánh", "Kiên", "Lâm", "Long", "Lộc", "Mạnh", "Nam",
        "Nghĩa", "Phong", "Phúc", "Quân", "Quang", "Sơn", "Tài", "Tâm", "Thắng", "Thịnh", "Thuận", "Tiến", "Toàn", "Trung", "Tuấn", "Tùng", "Việt", "Vinh",
    ];

    private static readonly string[] WomensMiddle = ["Thị", "Thị Thanh", "Thị Ngọc", "Thu", "Thị Kim", "Thị Hồng", "Minh", "Phương", "Thị Bích", "Khánh", "Thị Mỹ"];

    private static readonly string[] WomensGiven =
    [
        "Ánh", "Châu", "Chi", "Diễm", "Dung", "Duyên", "Hà", "Hạnh", "Hiền", "Hoa", "Huệ", "Hương", "Lan", "Liên", "Linh", "Loan", "Mai", "My", "Nga",
        "Ngân", "Nhung", "Oanh", "Phượng", "Quyên", "Tâm", "Thảo", "Thúy", "Trang", "Trinh", "Tuyết", "Uyên", "Vân", "Xuân", "Yến", "Đào",
    ];

    // Long and uncommon ones: pages must hold them too.
    private static readonly string[] Uncommon =
    [
        "Công Tằng Tôn Nữ Ngọc Trâm Anh", "Nguyễn Phước Bảo Quỳnh Như", "Tôn Thất Hoàng Minh Khôi", "Nguyễn Hoàng Thị Thiên Hương Giang", "Y Bhăm Niê Kdăm",
        "Lò Thị Pâng Xuyến", "Trần Lê Nguyễn Thị Phương Nghi", "H'Lương Êban", "Thạch Sa Rây", "Đặng Thị Thùy Dương Cẩm Tú", "Hoàng Phủ Ngọc Phan Thiên Ân",
        "Vàng Seo Chứ", "Nguyễn Đoàn Huỳnh Thị Trúc Phương", "Kim Ngọc Sa Mết", "Lục Thị Hà Ngọc Huyền Trang", "Điểu K'Rang", "Âu Dương Thị Khánh Huyền",
    ];

    public static string Of(int number)
    {
        var block = number / 24;
        if (number % 24 == 23)
            return Uncommon[block % Uncommon.Length] is var name && block < Uncommon.Length ? name : name + " " + MensGiven[block % MensGiven.Length];
        var family = Families[(number * 7 + block) % Families.Length];
        return number % 2 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{family} {MensMiddle[(number / 2 + block) % MensMiddle.Length]} {MensGiven[(number / 2 * 5 + block * 3) % MensGiven.Length]}")
            : string.Create(CultureInfo.InvariantCulture, $"{family} {WomensMiddle[(number / 2 + block * 2) % WomensMiddle.Length]} {WomensGiven[(number / 2 * 4 + block * 5) % WomensGiven.Length]}");
    }

    public static int BirthYear(int number) => 1964 + number * 13 % 38;
}
