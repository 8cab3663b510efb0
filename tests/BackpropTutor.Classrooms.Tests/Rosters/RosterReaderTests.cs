using System.IO.Compression;
using System.Text;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Rosters;

namespace BackpropTutor.Classrooms.Tests.Rosters;

public sealed class RosterReaderTests
{
    static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    public static TheoryData<string, string> Encodings { get; } = new()
    {
        { "utf-8", "UTF-8" }, { "utf-8-bom", "UTF-8" }, { "utf-16le", "UTF-16" }, { "utf-16be", "UTF-16" }, { "utf-16le-bom", "UTF-16" },
        { "utf-16be-bom", "UTF-16" }, { "cp949", "CP949" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void NamesComeOutRightInEveryEncoding(string encoding, string told)
    {
        const string text = "이름,이메일,학번,분반\r\n김하늘,haneul@school.example,2027-001,월요일\r\n뷁쀍,b@school.example,2027-002,화요일\r\n";

        var file = RosterReader.Read(Encoded(text, encoding)).Expect();

        Assert.Equal(told, file.Encoding);
        Assert.Equal(["김하늘", "뷁쀍"], file.Rows.Select(row => row.Name));
        Assert.Equal(new(2, "김하늘", "haneul@school.example", "2027-001", "월요일", ClassRole.Learner), file.Rows[0]);
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("Nguyễn Thị Minh Khai")]
    [InlineData("محمد عبد الله")]
    [InlineData("אברהם כהן")]
    [InlineData("Иван Иванович")]
    [InlineData("王小明")]
    [InlineData("山田 太郎")]
    [InlineData("தமிழ்ச்செல்வி")]
    [InlineData("ประเสริฐ")]
    [InlineData("Ó’Brien-Ñuñez")]
    [InlineData("𠮷野家 𓀀")]
    [InlineData("क्‍ष 👩‍🔬")]
    public void NamesOfEveryScriptStayAsTheyAre(string name)
    {
        var file = RosterReader.Read(Encoding.UTF8.GetBytes($"name;id\n\"{name}\";1\n")).Expect();

        Assert.Equal(name, Assert.Single(file.Rows).Name);
    }

    [Fact]
    public void TwoSpellingsOfOneLetterAreOneNameAndHiddenCharactersGo()
    {
        var file = RosterReader.Read(Encoding.UTF8.GetBytes("name\n\u1112\u1161\u11AB\u200B\u202E글\u0007\nJose\u0301\n")).Expect();

        Assert.Equal(["한글", "José"], file.Rows.Select(row => row.Name));
    }

    [Fact]
    public void GivenAndFamilyNameAreJoinedAsTheScriptDoes()
    {
        var file = RosterReader.Read("First name\tLast name\tRole\nAda\tLovelace\tTA\n하늘\t김\tteacher\n"u8).Expect();

        Assert.Equal([("Ada Lovelace", ClassRole.Assistant), ("김하늘", ClassRole.Teacher)], file.Rows.Select(row => (row.Name, row.Role)));
    }

    [Fact]
    public void BadRowsAreNamedWithTheirLinesAndTheOthersAreRead()
    {
        var file = RosterReader.Read("name,email\nLee,lee@school.example\n,x@school.example\n\nPark,not an address\nKim,\n"u8).Expect();

        Assert.Equal(["Lee", "Kim"], file.Rows.Select(row => row.Name));
        Assert.Equal([3, 5], file.Problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    public void AFileThatIsNoRosterIsRefusedWithARemedy(string text)
    {
        var read = RosterReader.Read(Encoding.UTF8.GetBytes(text));

        Assert.False(read.Succeeded);
        Assert.Matches("[가-힣]", read.Refusal.Message.Korean);
    }

    [Fact]
    public void WhatIsNoTextIsRefused()
    {
        var random = new Random(7);
        var bytes = new byte[5000];
        for (var run = 0; run < 200; run++)
        {
            random.NextBytes(bytes);
            bytes[0] = 0xFF;
            bytes[1] = 0x00;

            Assert.False(RosterReader.Read(bytes).Succeeded);
        }
    }

    [Fact]
    public void FiftyThousandRowsAreReadAndOneMoreIsRefused()
    {
        var rows = new StringBuilder("name,email,id\n");
        for (var i = 0; i < CsvTable.MostRows; i++)
        {
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"학생 {i},s{i}@school.example,{i}\n");
        }

        Assert.Equal(CsvTable.MostRows, RosterReader.Read(Encoding.UTF8.GetBytes(rows.ToString())).Expect().Rows.Count);
        Assert.False(RosterReader.Read(Encoding.UTF8.GetBytes(rows.Append("One more,,\n").ToString())).Succeeded);
    }

    [Fact]
    public void OneRosterIsReadAndAPersonToBeDeletedIsPassedOver()
    {
        var archive = Archive(
            ("users.csv", "sourcedId,status,enabledUser,givenName,familyName,email\n"
                + "u1,active,true,하늘,김,H@school.example\nu2,active,true,Ada,Lovelace,\n"),
            ("classes.csv", "sourcedId,status,title\nc1,active,Monday\n"),
            ("enrollments.csv", "sourcedId,status,classSourcedId,userSourcedId,role\n"
                + "e1,active,c1,u1,student\ne2,active,c1,u2,teacher\ne3,tobedeleted,c1,u2,student\ne4,active,c1,u9,student\n"));

        var file = RosterReader.Read(archive).Expect();

        Assert.Equal(
            [new(2, "김하늘", "h@school.example", "u1", "Monday", ClassRole.Learner),
                new RosterRow(3, "Ada Lovelace", null, "u2", "Monday", ClassRole.Teacher)], file.Rows);
        Assert.Equal(5, Assert.Single(file.Problems).Line);
    }

    [Fact]
    public void AnArchiveThatUnpacksToTooMuchIsRefused()
    {
        var archive = Archive(("users.csv", "sourcedId,name\n" + new string('x', CsvTable.MostBytes + 10)), ("enrollments.csv", "a\n"));

        Assert.True(archive.Length < 200_000);
        Assert.False(RosterReader.Read(archive).Succeeded);
        Assert.False(RosterReader.Read(archive.AsSpan(0, 500)).Succeeded);
    }

    static byte[] Encoded(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        "utf-16le" => Encoding.Unicode.GetBytes(text),
        "utf-16be" => Encoding.BigEndianUnicode.GetBytes(text),
        "utf-16le-bom" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        "utf-16be-bom" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        _ => Korean.GetBytes(text),
    };

    static byte[] Archive(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
