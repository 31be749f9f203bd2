"""What readers say, in Chinese and English. One entry a message, so that both languages stay side by side."""

from __future__ import annotations

from typing import Final

# key: (Chinese, English). Names in braces are filled in by `say`.
MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # sources
    "missing": ("没有这个文件或文件夹", "no such file or folder"),
    "missing_page": (
        "是网址，不是文件；先用 listing-audit fetch 抓取，再审核存下的文件",
        "an address and no file; `listing-audit fetch` saves pages for a scan to read",
    ),
    "workbook_broken": (
        "工作簿不完整或已损坏（{reason}），请重新导出",
        "the workbook is cut off or damaged ({reason}); export it again",
    ),
    "unreadable": ("无法读取：{reason}", "cannot be read: {reason}"),
    "no_listings": ("没有读到任何商品", "holds no listings"),
    "folder_empty": ("文件夹里没有可识别的文件", "the folder holds no file of a known kind"),
    "folder_skipped": (
        "跳过 {count} 个不认识的文件：{names}",
        "{count} files of unknown kinds were not read: {names}",
    ),
    "folder_link": ("没有进入链接指向的文件夹 {name}", "did not follow the link to the folder {name}"),
    "gzip_broken": (
        "gzip 数据损坏：{reason}；此前的内容已读取",
        "broken gzip data: {reason}; what came before was read",
    ),
    "gzip_truncated": (
        "gzip 文件不完整，结尾缺失；此前的内容已读取",
        "the gzip file ends too early; what came before was read",
    ),
    "gzip_tail": ("gzip 数据之后还有 {count} 字节未读", "{count} bytes after the gzip data were not read"),
    "bomb": (
        "解压后超过 {size} MiB，且是压缩大小的 {ratio} 倍以上，疑似压缩炸弹，已停止读取",
        "unpacks to more than {size} MiB and {ratio} times its size; this looks like a decompression bomb, so reading stopped",
    ),
    "too_big": ("超过 {size} MiB，无法整体读入", "larger than {size} MiB, too large to be read as one document"),
    "archive": ("是压缩包，请先解压再检查其中的文件", "is an archive; unpack it and give the files inside"),
    "taken_as": ("按 {format} 读取（{details}）", "read as {format} ({details})"),
    "bytes_repaired": (
        "此处的字节不是 {encoding}，该行改按 {fallback} 解读",
        "bytes here are not {encoding}; the line was read as {fallback}",
    ),
    "and_more": ("以上情况另有 {count} 处（{what}）", "{count} more places like that ({what})"),
    "surrogates": (
        "文本中有不成对的代理码点，已换成 U+FFFD（位置不变）",
        "a text held half a surrogate pair; it became U+FFFD, positions are unchanged",
    ),
    "encoding_undeclared": ("{encoding}，未声明", "{encoding}, not declared"),
    "header_at": ("表头在第 {line} 行", "header on line {line}"),
    "separated_by": ("以{name}分隔", "separated by {name}"),
    "sheet": ("工作表“{name}”", 'sheet "{name}"'),
    "binary": ("不是文本、表格或网页，无法读取", "is no text, table or web page"),
    "other_format": ("内容不是 {name}", "the content is no {name}"),
    "needs_extra": (
        "读取需要额外的组件：pip install 'listing-audit[{extra}]'",
        "reading it needs a further component: pip install 'listing-audit[{extra}]'",
    ),
    "bad_format": ("没有“{name}”这种格式；可用：{known}", 'there is no format "{name}"; known: {known}'),
    "bad_role": (
        "列映射中没有“{name}”；可用：{known}、attributes.名称",
        'a column map has no "{name}"; known: {known}, attributes.NAME',
    ),
    # lines and rows
    "line_too_long": ("超过 {limit} MiB 的一行，未读取", "a line longer than {limit} MiB was not read"),
    "record_too_long": (
        "超过 {limit} MiB 的一条记录，未读取",
        "a record longer than {limit} MiB was not read",
    ),
    "reading_stopped": (
        "一条记录超过 {limit} MiB，该记录及其后的内容未读取",
        "a record longer than {limit} MiB; neither it nor what follows was read",
    ),
    "row_quotes": (
        "引号没有正确闭合，这一行未读取（从下一行继续）",
        "a quotation mark is not closed properly; the row was not read (reading goes on with the next line)",
    ),
    "row_stray_quote": (
        "单元格里有未转义的引号，已按原样读取",
        "a cell holds an unescaped quotation mark; it was read as it stands",
    ),
    "row_too_many": (
        "有 {cells} 个单元格，表头只有 {width} 列：多出“{extra}”，这一行未读取",
        'has {cells} cells where the header has {width}: "{extra}" fits no column; the row was not read',
    ),
    "row_too_few": (
        "只有 {cells} 个单元格，表头有 {width} 列，这一行未读取（是否有未加引号的换行？）",
        "has {cells} cells where the header has {width}; the row was not read (a line break outside quotes?)",
    ),
    "row_short": (
        "有 {cells} 个单元格，表头有 {width} 列；缺少的按空白处理",
        "has {cells} cells where the header has {width}; the missing ones count as blank",
    ),
    "row_orphan": (
        "这一行是变体或续行，但前面没有它所属的商品",
        "a row of a variant or continuation without its product before it",
    ),
    "nothing_to_check": ("没有任何文字或价格可检查", "has neither text nor price to check"),
    "no_header": (
        "前 {rows} 行里没有认识的列名（首行：{names}）；请用 --map 指定，例如 --map title=列名",
        "no known column name in the first {rows} rows (the first holds: {names}); name the columns with --map, "
        "for example --map title=COLUMN",
    ),
    "column_missing": (
        "列映射中的“{column}”（{role}）不在表头里",
        'the column "{column}", mapped to {role}, is not in the header',
    ),
    "columns_as_attributes": (
        "不认识的列作为属性检查：{names}",
        "unknown columns are checked as attributes: {names}",
    ),
    "columns_unused": ("不含商品文字的列未检查：{names}", "columns without listing text are not checked: {names}"),
    "sheet_skipped": (
        "工作表“{name}”没有认识的列名，未读取",
        'the sheet "{name}" has no known column and was not read',
    ),
    "several_products": (
        "页面里另有 {count} 个商品，只检查主商品",
        "the page describes {count} more products; only the main one is checked",
    ),
    # ids
    "id_damaged": (
        "编号 {value} 的位数已丢失（长数字被存成了浮点数）；改用内容推导的编号。请把该列存为文本",
        "the id {value} has lost digits (a long number stored as a float); an id derived from the content is used. "
        "Store the column as text",
    ),
    # prices and times
    "bad_price": (
        "{where}：“{text}”不是可识别的价格（{why}）",
        '{where}: "{text}" cannot be read as one price ({why})',
    ),
    "bad_time": ("{where}：“{text}”不是可识别的时间", '{where}: "{text}" is no date or time'),
    "time_ambiguous": (
        "{where}：“{text}”的日和月无法区分，未使用",
        '{where}: day and month of "{text}" cannot be told apart; it is not used',
    ),
    "bad_zone": ("未知时区“{text}”，按 UTC 处理", 'unknown time zone "{text}"; UTC is used'),
    "zone_assumed": (
        "有时间没有注明时区，按 {zone} 处理",
        "moments without a time zone are taken as {zone}",
    ),
    "no_price": ("这一行没有价格", "a row without a price"),
    "history_split": (
        "行数很多，每 {rows} 行合并一次；同一编号的价格记录可能分成几段",
        "very many rows: they are brought together {rows} at a time, so one id's history may come in several parts",
    ),
    "currency_missing": ("价格记录没有币种", "a price history without a currency"),
    # JSON
    "bad_json": ("不是有效的 JSON：{reason}", "not valid JSON: {reason}"),
    "json_too_deep": ("JSON 嵌套过深", "JSON is nested too deeply"),
    "json_no_number": ("{names} 不是数，按没有值读取", "{names} is no number and is read as no value"),
    "json_repeated_key": (
        "键重复，只读取最后一个：{names}",
        "keys that stand twice, of which the last one is read: {names}",
    ),
    "not_an_object": ("应为 JSON 对象，实际是 {found}", "expected a JSON object, found {found}"),
    "json_cut": (
        "JSON 在记录中途结束",
        "the JSON ends in the middle of a record",
    ),
    "json_stray": ("记录之间有多余内容“{text}”", 'unexpected "{text}" between records'),
    "wrong_type": ("{key}：应为{expected}，实际是 {found}", "{key}: expected {expected}, found {found}"),
    "unknown_keys": (
        "不认识的键作为属性检查：{names}",
        "unknown keys are checked as attributes: {names}",
    ),
    "reviews_not_checked": (
        "买家评价不是卖家的话，未检查：{names}",
        "buyers' reviews are not the seller's words and are not checked: {names}",
    ),
    "unknown_inner_keys": ("{where} 里有不认识的键，未使用：{names}", "unknown keys in {where} are not used: {names}"),
    "unknown_facts": ("promotion.facts 里有不认识的键：{names}", "unknown keys in promotion.facts: {names}"),
    "key_read_as": ("键“{key}”按 {role} 读取", 'the key "{key}" is read as {role}'),
    "unknown_jurisdiction": ("没有适用于 {code} 的规则", "there are no rules for the jurisdiction {code}"),
    # Markdown
    "bad_front_matter": ("文件头的 YAML 有误：{reason}", "the front matter is wrong: {reason}"),
    "markdown_plain": (
        "没有文件头（---），不当作商品读取；用 --as markdown 可读取",
        "has no front matter (---) and is not taken for a listing; --as markdown reads it all the same",
    ),
    # XML and HTML
    "bad_xml": ("不是有效的 XML：{reason}；此前的内容已读取", "not valid XML: {reason}; what came before was read"),
    "xml_dtd": (
        "含有 DTD 或实体声明，出于安全不读取；请去掉 DOCTYPE",
        "holds a DTD or entity declaration, which is not read for safety; remove the DOCTYPE",
    ),
    "xml_too_deep": ("XML 嵌套过深", "the XML is nested too deeply"),
    "no_items": ("没有 <item> 或 <entry>", "has no <item> or <entry>"),
    "bad_jsonld": ("一段 JSON-LD 无法读取：{reason}", "a JSON-LD block could not be read: {reason}"),
    "page_deep": (
        "网页嵌套过深，只读取了可见文字",
        "the page is nested too deeply; only its visible text was read",
    ),
    "page_reviews": (
        "网页里的买家评价不是卖家的话，未检查",
        "the page's buyers' reviews are not the seller's words and are not checked",
    ),
    "page_without_product": (
        "网页里没有结构化的商品数据，检查的是可见文字",
        "the page has no structured product data; its visible text is checked",
    ),
    # why a price text is no single price
    "price_range": ("是价格区间", "a range"),
    "price_from": ("是起价", "a lowest price"),
    "price_up_to": ("是最高价", "an upper limit"),
    "price_coupon": ("是优惠券面额", "a coupon"),
    "price_multi_buy": ("是多件价", "a price for several"),
    "price_percent": ("是百分比", "a percentage"),
    "price_ambiguous": ("小数点与千位分隔无法区分", "decimal or thousands separator?"),
    "price_several": ("含有几个数", "several numbers"),
    "price_negative": ("是负数", "negative"),
    "price_not_a_price": ("没有金额", "no amount in it"),
    "price_too_long": ("太长", "too long"),
}


def say(language: str, key: str, /, **values: object) -> str:
    """Return the message in Chinese for `zh`, in English for anything else."""
    chinese, english = MESSAGES[key]
    return (chinese if language == "zh" else english).format(**values)
