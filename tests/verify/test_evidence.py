"""Each recogniser says yes to evidence as sellers write it, and no to what only sounds like it."""

from __future__ import annotations

import time

import pytest

from listing_audit.model.recognisers import RECOGNISERS
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.verify.evidence import recognise

YES: dict[str, tuple[str, ...]] = {
    "measure": ("最大承重100KG", "续航十二个月", "holds 2.5 fl oz"),
    "percentage": ("杀菌率99.9％", "百分之五十的用户", "30 percent recycled"),
    "date": ("2025年11月10日", "测试于2024-08", "11月11日", "tested on March 3, 2025", "in 2024", "3/15/2026"),
    "period": ("2025年1月1日至3月31日", "11月10日-12日", "2025年第三季度", "近12个月", "Jan 2024 to Dec 2024", "2023–2025", "Q3 2025"),
    "source": (
        "数据来源：欧睿国际", "由SGS检测", "复旦大学附属实验室", "本公司实验室测试", "国家纺织制品质量监督检验中心",
        "Source: Euromonitor International", "tested by Intertek", "a study by the University of Leeds", "in-house lab test",
    ),
    "source_and_date": (
        "数据来源：欧睿国际，2025年1月至12月", "本公司实验室2026年8月测得", "依据GB/T 18801-2022，2025年5月检测",
        "2025年第三季度国内出货量第一(IDC)", "Source: Circana, 52 weeks ending 12 July 2025", "Euromonitor, 2025 data",
        "tested by SGS in March 2025 to EN 14683",
    ),
    "test_standard": (
        "执行标准 GB/T 18801-2022", "GB18401", "符合FZ/T 73023", "Q/ABC 0001S-2023", "DB44/T 1297", "EN 14683:2019", "ISO 22196",
        "ASTM D6400", "ASTM F963-23", "ANSI Z87.1", "DIN 4102", "JIS L 1902", "EN ISO 20345", "IEC 60335-1", "AS/NZS 4399:2017",
    ),
    "report_no": (
        "检测报告编号：SHAEC2412345601", "检验报告No.2025-W-00123", "报告号 (2025)字第00123", "Test report no. NBF25-003412",
        "Lab report #A-20931", "NCT04561234",
    ),
    "certificate_no": (
        "证书编号：CQC18701198765", "有机证书编号 123OP1200045", "粤G妆网备字2021012345", "Certificate No. GB-ORG-05 1234",
        "农肥（2021）准字12345号", "微生物肥(2018)准字(4412)号", "鲁饲证（2023）01126", "兽药生字010012345",
        "licence number CU 812345", "国械注准20173154567", "GIA 2185123456",
    ),
    "patent_no": (
        "ZL202120123456.7", "专利号：ZL 2018 1 0123456.X", "ZL 03 2 12345.6", "专利号:202030123456.5", "U.S. Pat. No. 11,234,567",
        "US Patent D912,345", "EP 3 123 456 B1",
    ),
    "patent_no_and_kind": (
        "实用新型专利 ZL202120123456.7", "外观设计专利号ZL202030123456.5", "发明专利：ZL201810123456.X", "ZL201880012345.6（发明专利）",
        "Design patent US D912,345",
    ),
    "patent_application": (
        "专利申请号202110123456.7", "已申请国家专利", "专利申请中", "尚未授权", "Patent Pending", "pat. pend.", "CN112345678A",
    ),
    "cn_special_cosmetic_no": ("国妆特字G20150123", "国妆特进字J20180123", "国妆特字20210123", "国妆特字（2021）第0123号"),
    "cn_ordinary_cosmetic_no": ("粤G妆网备字2021012345", "沪妆网备字2020001234", "国妆网备进字（沪）2021000123", "国妆备进字J202012345"),
    "cn_health_food_no": ("国食健注G20140001", "国食健备G201744000001", "国食健字G20050001", "卫食健字（2003）第0123号", "国食注字YP20180001"),
    "cn_drug_no": ("国药准字H20010123", "国药准字Z44021234", "国药准字HJ20160123", "国药准字C20210001", "进口药品注册证号H20130123"),
    "cn_device_no": ("国械注准20173154567", "苏械注准20182640123", "国械注进20152210001", "粤穗械备20150012号", "粤食药监械(准)字2014第2640123号"),
    "cn_disinfectant_no": ("粤卫消证字[2020]第0123号", "鲁卫消证字(2018)第0012号", "豫卫消证字〔2021〕第0007号"),
    "cn_food_licence_no": ("SC10633010600123", "SC 10633010600123", "生产许可证编号：SC11444010512345"),
    "cn_pesticide_no": ("农药登记证号PD20150123", "WP20150012", "PD85105-12", "LS20120034"),
    "cn_ad_review_no": ("粤药广审（文）第250101-00123号", "国械广审(视)第2024010012号", "沪食健广审（文）第260101-00012号"),
    "cn_organic_code": ("有机码：12345678901234567", "123OP1200045", "有机产品认证证书编号：001OP2300123"),
    "cn_3c_no": ("3C证书编号：2020010901234567", "CCC认证 2021180702001234", "强制性产品认证证书 2020980901000001"),
    "us_fda_disclaimer": (
        "This statement has not been evaluated by the Food and Drug Administration. This product is not intended to "
        "diagnose, treat, cure, or prevent any disease.",
        "*These statements have not been  evaluated by the FOOD AND DRUG ADMINISTRATION.\nThis product is not intended to "
        "diagnose, treat, cure or prevent any disease.",
        "“This statement has not been evaluated by the Food and Drug Administration.” “This product is not intended to "
        "diagnose, treat, cure, or prevent any disease.”",
    ),
    "us_epa_reg_no": ("EPA Reg. No. 12345-67", "EPA Registration Number: 777-99-1234", "EPA Reg No 5813-79"),
    "us_510k": ("510(k) K123456", "FDA cleared (K213456)", "cleared by premarket notification K080123", "De Novo DEN180012"),
    "us_drug_facts": ("Drug Facts: Active ingredient", "NDC 0113-0274-71", "NDC: 12345-678-90"),
    "gb_pl_number": ("PL 00063/0104", "THR 13418/0012", "PLGB 12345/0123"),
    "textile_or_wood_licence": (
        "FSC® C012345", "FSC-C123456", "SGSHK-COC-012345", "OEKO-TEX Standard 100 12.HUS.34567", "GOTS certified, licence no. CU 812345",
        "PEFC/04-31-0001",
    ),
    "ecolabel": ("EU Ecolabel DE/020/123", "Blauer Engel RAL-UZ 154", "Nordic Swan Ecolabel 3025 0012", "中国环境标志证书编号CEC2024-12345"),
    "disclaimer": (
        "本品不能代替药物", "不具有治疗功能", "效果因人而异", "非药品", "This is not a medicine", "Individual results may vary",
        "not affiliated with Apple", "does not cure any disease",
    ),
    "citation_of_label": ("详见说明书", "【适应症】用于缓解轻至中度疼痛", "适用范围：用于退热", "As stated on the label", "Indications: for the relief of pain"),
    "guarantee_terms": (
        "整机质保三年", "30天无理由退换", "保修12个月", "7日内质量问题包退", "2-year limited warranty", "30 day money-back guarantee",
        "warranty covers defects for 12 months",
    ),
    "end_date": (
        "截止11月30日", "活动时间：11月10日-11月12日", "2026年12月31日前", "11月10日至12日", "Sale ends Nov 30", "valid until December 31, 2026",
        "by 3/15/2026",
    ),
    "authorisation": ("品牌授权书编号A123", "经迪士尼正式授权", "正版授权商品", "Officially licensed by the NBA", "Authorized dealer", "used with permission of the estate"),
    "url": ("https://example.com/a", "www.example.cn", "shop.example.com", "example.co.uk/item"),
    "contact": (
        "13800138000", "电话 0571-88886666", "客服400-820-8820", "QQ群：123456789", "微信号：abc_12345", "vx abc12345",
        "mail me: joe.b@example.com", "call (212) 555-0123", "WhatsApp +86 138 0013 8000",
    ),
}  # fmt: skip

NO: dict[str, tuple[str, ...]] = {
    "measure": ("第一次使用", "2025年新款", "最好的一支笔", "No.1 brand"),
    "percentage": ("5折", "百分号", "the top 10 brands"),
    "date": ("2025mAh", "尺寸 20-30", "SKU 2024-13-99", "model 2024W"),
    "period": ("2025年", "10-15天", "5 to 10 kg"),
    "source": ("经权威机构检测", "专家推荐", "研究表明", "实验室级别", "数据来源于网络", "studies show", "experts say", "我们的大学生"),
    "source_and_date": ("权威机构2025年检测", "SGS检测", "2025年销量第一", "GB/T 18801-2022", "Source: Euromonitor", "tested in 2025", "SGS 2000ml"),
    "test_standard": ("国家标准", "ISO certified", "GB 大小", "16GB 512", "EN route", "AS 12 pieces"),
    "report_no": ("附检测报告", "检测报告2025年", "检测报告 2025-08-01", "see our test report", "report card 5"),
    "certificate_no": ("有证书", "通过认证", "证书编号：见包装", "certified quality", "file size 20 MB"),
    "patent_no": ("国家专利", "专利号见包装", "ZL2021XXXXXXX.X", "专利申请号202110123456.7", "patent leather", "patent pending"),
    "patent_no_and_kind": ("专利号ZL202120123456.7", "发明专利 ZL202120123456.7", "实用新型专利", "U.S. Pat. No. 11,234,567"),
    "patent_application": ("实用新型专利ZL202120123456.7", "patented design", "授权专利"),
    "cn_special_cosmetic_no": ("国妆特字", "国妆特字G2015", "粤G妆网备字2021012345"),
    "cn_ordinary_cosmetic_no": ("妆网备字", "已备案", "国妆特字G20150123", "粤G妆网备字20260001", "粤G妆网备字202600012345"),
    "cn_health_food_no": ("国食健字号", "蓝帽子认证", "国食健注G123"),
    "cn_drug_no": ("国药准字号", "国药准字H2001", "药准字123"),
    "cn_device_no": ("械字号", "国械注准2017", "医疗器械备案"),
    "cn_disinfectant_no": ("消字号", "卫消证字", "卫生许可证"),
    "cn_food_licence_no": ("SC认证", "SC1063301", "SC106330106001234567"),
    "cn_pesticide_no": ("PD100W快充", "WP", "PD 3.0协议", "LS 5"),
    "cn_ad_review_no": ("广告审查", "药广审", "广审文号见包装"),
    "cn_organic_code": ("有机码见包装", "有机蔬菜", "有机码：123456"),
    "cn_3c_no": ("3C认证", "3C数码", "CCC 12345"),
    "us_fda_disclaimer": (
        "These statements have not been evaluated by the FDA.",
        "Not intended to diagnose, treat, cure or prevent any disease.",
        "This product has been evaluated by the Food and Drug Administration. This product is intended to treat disease.",
    ),
    "us_epa_reg_no": ("EPA approved", "EPA Est. No. 12345-CHN-1", "EPA registered"),
    "us_510k": ("model K123456", "510(k) exempt", "K12345 FDA"),
    "us_drug_facts": ("NDC approved", "nutrition facts", "drug-free facts"),
    "gb_pl_number": ("PL 123", "UK licensed", "THR device"),
    "textile_or_wood_licence": ("FSC paper", "OEKO-TEX Standard 100", "GOTS organic cotton", "OEKO-TEX标准100认证"),
    "ecolabel": ("eco friendly label", "EU Ecolabel", "绿色环保标志"),
    "disclaimer": ("可治疗失眠", "cures acne", "results in 7 days"),
    "citation_of_label": ("说明书一份", "附说明书", "care label inside"),
    "guarantee_terms": ("终身质保", "质量保证", "lifetime warranty", "satisfaction guaranteed"),
    "end_date": ("最后一天", "限时特价", "ends soon", "until stocks last"),
    "authorisation": ("商标", "license plate", "正品行货"),
    "url": ("v2.0", "5.com口", "no.1", "a.b.c"),
    "contact": ("型号1380013", "扫码关注", "call now", "contact us", "条码6901234567892"),
}  # fmt: skip


def folded(text: str) -> str:
    return build_views(text, FoldTables(), is_html=False).folded.text


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in YES.items() for text in texts])
def test_says_yes_to(name: str, text: str) -> None:
    assert recognise(name, folded(text)), f"{name}: {text}"


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in NO.items() for text in texts])
def test_says_no_to(name: str, text: str) -> None:
    assert recognise(name, folded(text)) == (), f"{name}: {text}"


def quotes(name: str, text: str) -> list[str]:
    shown = folded(text)
    return [shown[start:end] for start, end in recognise(name, shown)]


def test_spans_cover_exactly_the_evidence() -> None:
    assert quotes("cn_drug_no", "批准文号：国药准字H20010123，请按说明书使用") == ["国药准字h20010123"]
    assert quotes("patent_no", "两项专利ZL202120123456.7和ZL202120123457.1") == ["zl202120123456.7", "zl202120123457.1"]
    assert quotes("patent_no_and_kind", "实用新型专利号：ZL202120123456.7") == ["实用新型专利号:zl202120123456.7"]
    assert quotes("test_standard", "符合GB/T 18801-2022和EN 14683:2019") == ["gb/t 18801-2022", "en 14683:2019"]
    assert quotes("source", "经中国纺织科学研究院检测") == ["中国纺织科学研究院"]
    assert quotes("date", "截止2026年11月30日24点") == ["2026年11月30日"]


def test_a_stated_patent_kind_must_agree_with_the_fifth_digit() -> None:
    """ZC 0006-2003: 1 and 8 invention, 2 and 9 utility model, 3 design; before October 2003 it is the third digit."""
    numbers = {
        "发明专利": ("ZL202110123456.7", "ZL201880012345.6", "ZL 01 1 12345.6"),
        "实用新型专利": ("ZL202120123456.7", "ZL201890012345.6", "ZL 01 2 12345.6"),
        "外观设计专利": ("ZL202130123456.7", "ZL 01 3 12345.6"),
    }
    for kind in numbers:
        for other, texts in numbers.items():
            for number in texts:
                found = recognise("patent_no_and_kind", folded(f"{kind}{number}"))
                assert bool(found) == (kind == other), (kind, number)


def test_the_kind_may_stand_with_another_number_too() -> None:
    text = "发明专利ZL202110123456.7，实用新型专利ZL202120123456.7"
    assert quotes("patent_no_and_kind", text) == ["发明专利zl202110123456.7", "实用新型专利zl202120123456.7"]


def test_a_number_that_its_text_calls_an_application_is_no_patent_number() -> None:
    assert recognise("patent_no", folded("专利申请号：202110123456.7")) == ()


@pytest.mark.parametrize("fourth", list("04567"))
def test_digits_that_name_no_kind_make_no_patent_number(fourth: str) -> None:
    assert recognise("patent_no", folded(f"ZL2021{fourth}0123456.7")) == ()


def test_a_source_far_from_any_date_is_not_dated() -> None:
    assert recognise("source_and_date", folded("由SGS检测" + "，面料柔软透气" * 30 + "，2025年5月上市")) == ()


def test_the_edition_of_a_standard_is_no_date_of_a_result() -> None:
    assert recognise("source_and_date", folded("依据GB/T 18801-2022标准检测")) == ()


def test_the_disclaimer_counts_only_word_for_word() -> None:
    """21 CFR 101.93(c): both sentences, statement in singular or plural."""
    exact = (
        "This statement has not been evaluated by the Food and Drug Administration. "
        "This product is not intended to diagnose, treat, cure, or prevent any disease."
    )
    assert recognise("us_fda_disclaimer", folded(exact)) == ((0, len(exact) - 1),)
    for changed in (
        exact.replace("prevent", "mitigate"),
        exact.replace("has not been", "was not"),
        exact.replace("Food and Drug Administration", "FDA"),
        exact.replace("diagnose, ", ""),
        exact.replace("any disease", "any diseases"),
        exact.split(". ")[0],
    ):
        assert recognise("us_fda_disclaimer", folded(changed)) == (), changed


def test_every_recogniser_has_examples_both_ways() -> None:
    assert YES.keys() == NO.keys() == RECOGNISERS.keys()
    assert all(len(texts) >= 3 for texts in (*YES.values(), *NO.values()))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(LookupError, match="cn_drug_number"):
        recognise("cn_drug_number", "国药准字h20010123")


@pytest.mark.parametrize("name", sorted(RECOGNISERS))
def test_time_grows_with_the_length_and_no_faster(name: str) -> None:
    """Rows of beginnings that never end well: 60 000 characters must not take a second each."""
    for seed in (
        "1-",
        "2024年",
        "专利 zl2021 ",
        "经a",
        "oeko-tex ",
        "数据来源",
        "a.b@",
        "质保一",
        "jan 1 ",
        "据",
        "中文1",
    ):
        text = (seed * 60000)[:60000]
        begun = time.perf_counter()
        recognise(name, text)
        assert time.perf_counter() - begun < 1.5, seed
