using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>What is found, and what only looks like it. All numbers and persons are made up.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("身份证号码11010519491231002X。", "resident-id", "11010519491231002X")]
    [InlineData("身份证：110105 19491231 002x", "resident-id", "110105 19491231 002x")]
    [InlineData("全角１１０１０５１９４９１２３１００２Ｘ", "resident-id", "１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("身份证号码：110105194912310021。", "resident-id-shape", "110105194912310021")]
    [InlineData("公民身份号码为440112199903151235", "resident-id-shape", "440112199903151235")]
    [InlineData("證件號碼 440112 19990315 123x", "resident-id-shape", "440112 19990315 123x")]
    [InlineData("证件号码（居民身份证）：440112199903151234", "resident-id", "440112199903151234")]
    [InlineData("老证号440112650317123", "old-resident-id", "440112650317123")]
    [InlineData("拨打13800138000", "mobile", "13800138000")]
    [InlineData("手机 +86 138-0013-8000。", "mobile", "+86 138-0013-8000")]
    [InlineData("电话（020）82378888转12", "telephone", "（020）82378888转12")]
    [InlineData("咨询020-82378888", "telephone", "020-82378888")]
    [InlineData("账号6222 0212 3456 7890 128", "bank-card", "6222 0212 3456 7890 128")]
    [InlineData("统一社会信用代码91350100M000100Y43的企业", "credit-code", "91350100M000100Y43")]
    [InlineData("车牌粤A·12345的车", "plate", "粤A·12345")]
    [InlineData("粤AD12345", "plate", "粤AD12345")]
    [InlineData("粤A12345F", "plate", "粤A12345F")]
    [InlineData("请寄wang.wu@example.org收", "email", "wang.wu@example.org")]
    [InlineData("护照号码：E12345678，", "passport", "E12345678")]
    [InlineData("Passport No. EA1234567.", "passport", "EA1234567")]
    [InlineData("港澳居民来往内地通行证H12345678", "permit", "H12345678")]
    [InlineData("台湾居民来往大陆通行证号码：12345678", "permit", "12345678")]
    [InlineData("现住广州市黄埔区大沙街一巷2号3栋501房。", "address", "广州市黄埔区大沙街一巷2号3栋501房")]
    [InlineData("地址：香雪大道中59号", "address", "香雪大道中59号")]
    [InlineData("住址：文冲村东约大街十二号之一", "address", "文冲村东约大街十二号之一")]
    [InlineData("申请人张三，男。", "name", "张三")]
    [InlineData("联系人：王小明", "name", "王小明")]
    [InlineData("联系人 陈晓岚 收", "name", "陈晓岚")]
    [InlineData("法定代表人：欧阳修竹。", "name", "欧阳修竹")]
    [InlineData("当事人李秀英于昨日到场", "name", "李秀英")]
    [InlineData("姓名：林　身份不详的林大海，户主：林大海", "name", "林大海")]
    [InlineData("申請人陳曉嵐，", "name", "陳曉嵐")]
    [InlineData("申请⼈王⼩明，", "name", "王⼩明")]
    [InlineData("住⻩埔区⼤沙东路318号", "address", "⻩埔区⼤沙东路318号")]
    public void It_is_found_where_it_stands(string text, string pattern, string found)
    {
        var mark = Assert.Single(PersonalData.In(text));
        Assert.Equal((pattern, found), (mark.Pattern.Name, text.Substring(mark.Start, mark.Length)));
    }

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("身份证号码110105194913310021")]
    [InlineData("请带身份证到窗口，受理号110105194912310021")]
    [InlineData("身份证遗失登记。编号110105194912310021")]
    [InlineData("6222021234567890127")]
    [InlineData("编号2026138001380001")]
    [InlineData("统一社会信用代码11440112007490815A")]
    [InlineData("统一社会信用代码91350100M000100Y44")]
    [InlineData("流水号440112651317123")]
    [InlineData("共计12345678元")]
    [InlineData("京ABCDEF")]
    [InlineData("2026年10月13日上午9:30")]
    [InlineData("")]
    [InlineData("穗埔府办〔2026〕7号")]
    [InlineData("大沙街道办事处〔2026〕12号文件")]
    [InlineData("国务院令第711号")]
    [InlineData("地铁13号线从鱼珠村站到中山大道3号线路口")]
    [InlineData("产品型号E12345678、H12345678")]
    [InlineData("申请人应当在收到通知之日起五个工作日内补正。")]
    [InlineData("申请人方便的时候，申请人常用的地址")]
    [InlineData("申请人于2026年10月13日提交，申请人向本机关提出")]
    [InlineData("当事人双方，申请人和第三人，申请人：广州某某有限公司")]
    [InlineData("负责人安排，联系人关系，业主单位，学生管理，患者安全，经营者许可")]
    [InlineData("申请人：黄埔区人民政府办公室")]
    [InlineData("投资1380013800.00元，面积139001.39平方米，比例13.800138%")]
    [InlineData("网址http://www.example.gov.cn/2026/10/13/1234567890.html")]
    [InlineData("索引号440112101/2026-00013，主题词：住房、补贴")]
    [InlineData("咨询请拨12345，急救120，举报12315")]
    public void What_only_looks_like_it_is_left_alone(string text) =>
        Assert.Empty(PersonalData.In(text).Select(mark => $"{mark.Pattern.Name}: {text.Substring(mark.Start, mark.Length)}"));

    [Fact]
    public void Several_come_in_the_order_of_the_text_and_none_twice()
    {
        var marks = PersonalData.In("张三13800138000，11010519491231002X，李四13900139000");
        Assert.Equal(["mobile", "resident-id", "mobile"], marks.Select(mark => mark.Pattern.Name));
    }

    [Fact]
    public void A_letter_as_people_write_it_gives_all_that_is_in_it()
    {
        const string letter = """
            尊敬的领导：
            　　我是大沙街道居民，业主：周美珍，身份证号11010519491231002X，家住黄埔区大沙东路318号7栋1单元502室。楼上漏水已三个月，
            物业负责人梁志强电话13800138000一直不接。我的车（粤A·D1234）也被淹了，修车花了3200.50元，收款账户6222021234567890128。
            　　请按穗埔府办〔2026〕7号文第3条处理，回复请发到meizhen.zhou@example.com，或打82378888转12、020-82378888。
            """;
        var found = PersonalData.In(letter).Select(mark => (mark.Pattern.Name, letter.Substring(mark.Start, mark.Length))).ToList();
        Assert.Equal(
        [
            ("name", "周美珍"), ("resident-id", "11010519491231002X"), ("address", "黄埔区大沙东路318号7栋1单元502室"), ("name", "梁志强"),
            ("mobile", "13800138000"), ("plate", "粤A·D1234"), ("bank-card", "6222021234567890128"), ("email", "meizhen.zhou@example.com"), ("telephone", "020-82378888"),
        ], found);
    }

    [Fact]
    public void A_notice_as_offices_write_it_gives_nothing()
    {
        const string notice = """
            广州市黄埔区人民政府办公室关于印发加装电梯补贴实施办法的通知
            穗埔府办规〔2026〕4号
            各街道办事处，区政府各部门、各直属机构：
            　　《加装电梯补贴实施办法》已经2026年9月14日区政府第3次常务会议通过，现印发给你们，请认真遵照执行。
            　　第一条 申请人应当提交下列材料：（一）申请书；（二）业主身份证明；（三）施工许可证。申请人、联系人、法定代表人的信息应当真实。
            　　第二条 每台补贴100,000元，总额不超过12345678.90元，资金列入2026—2028年预算，科目编码2120399。
            　　第三条 当事人对决定不服的，可以自收到决定之日起60日内申请行政复议，或者六个月内提起行政诉讼。
            　　第四条 本办法自2026年11月1日起施行，有效期5年。穗埔府办〔2021〕13号、国务院令第711号有不同规定的，从其规定。
            """;
        Assert.Empty(PersonalData.In(notice).Select(mark => notice.Substring(mark.Start, mark.Length)));
    }
}
